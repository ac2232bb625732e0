import type { Activities, ActivityName, Failure, Instant } from '@chairflow/connector-kit'
import type { Static } from 'typebox'
import type { CommandName, Commands } from './commands.ts'
import type { NodeDefinition } from './definition.ts'
import type { Queries, QueryName } from './queries.ts'

/** Anything that survives JSON. */
export type JsonObject = { readonly [key: string]: unknown }

/**
 * Something that happened to a step. `name` is the step's own name for the timer, wait, activity,
 * query or claim that it asked for earlier.
 */
export type StepEvent =
  | { readonly type: 'entered'; readonly at: Instant }
  | {
      readonly type: 'timerFired'
      readonly at: Instant
      readonly name: string
      /** Milliseconds after its due instant; large when Chairflow was not running. */
      readonly lateMs: number
    }
  | {
      readonly type: 'signalReceived'
      readonly at: Instant
      readonly name: string
      readonly signal: Signal
    }
  | {
      readonly type: 'activityCompleted'
      readonly at: Instant
      readonly name: string
      readonly output: unknown
    }
  | {
      readonly type: 'activityFailed'
      readonly at: Instant
      readonly name: string
      readonly failure: Failure
    }
  | {
      readonly type: 'queryAnswered'
      readonly at: Instant
      readonly name: string
      readonly output: unknown
    }
  | {
      readonly type: 'commandDone'
      readonly at: Instant
      readonly name: string
      readonly output: unknown
    }
  | {
      readonly type: 'claimDecided'
      readonly at: Instant
      readonly name: string
      readonly won: boolean
    }
  /** Something happened to the appointment or the patient while the step was watching. */
  | {
      readonly type: 'happened'
      readonly at: Instant
      readonly name: string
      readonly happened: Happened
    }
  /** One more branch came to a step that gathers branches. */
  | { readonly type: 'branchArrived'; readonly at: Instant }
  /** No other branch can come any more. */
  | { readonly type: 'branchesComplete'; readonly at: Instant; readonly arrived: number }
  /** Every branch of one item came to its end. */
  | {
      readonly type: 'itemEnded'
      readonly at: Instant
      readonly name: string
      readonly outcome: string | null
      readonly failure: Failure | null
    }
  /** The execution that this step started ended. */
  | {
      readonly type: 'executionEnded'
      readonly at: Instant
      readonly name: string
      readonly result: ExecutionResult
    }

/** What the practice system told about the subject's appointment, or about its patient. */
export type Happened = {
  readonly at: Instant
  readonly change: string
  /** `slot`: somebody else was `booked` into the time a step holds open, or what it needs is `out`. */
  readonly about: 'subject' | 'patient' | 'slot'
  readonly appointmentId: string
  readonly startAt: Instant
}

export type ExecutionResult = {
  readonly status: 'finished' | 'failed' | 'cancelled'
  readonly outcome: string | null
  /** What its End steps handed back. */
  readonly values: JsonObject
  readonly reason: string
}

/** An outside message delivered to a step that waits. */
export type Signal =
  | {
      readonly type: 'reply'
      readonly messageId: string
      readonly text: string
      readonly hasMedia: boolean
    }
  | {
      readonly type: 'choice'
      readonly choice: string
      readonly by: string
      readonly text: string | null
    }

export type CallActivity<Name extends ActivityName = ActivityName> = {
  readonly [N in Name]: {
    readonly type: 'callActivity'
    readonly name: string
    readonly slot: string
    readonly activity: N
    readonly input: Activities[N]['input']
  }
}[Name]

export type AskQuery<Name extends QueryName = QueryName> = {
  readonly [N in Name]: {
    readonly type: 'query'
    readonly name: string
    readonly query: N
    readonly input: Queries[N]['input']
  }
}[Name]

export type DoCommand<Name extends CommandName = CommandName> = {
  readonly [N in Name]: {
    readonly type: 'command'
    readonly name: string
    readonly command: N
    readonly input: Commands[N]['input']
  }
}[Name]

/** What a step asks the engine for. Names are the step's own and unique among what it has open. */
export type StepAction =
  | { readonly type: 'startTimer'; readonly name: string; readonly dueAt: Instant }
  | { readonly type: 'cancelTimer'; readonly name: string }
  | {
      readonly type: 'openWait'
      readonly name: string
      /** A reply from this E.164 number is delivered here. */
      readonly phone: string
      /** Replies that came since then and found no wait are delivered too. */
      readonly since: Instant
    }
  | { readonly type: 'closeWait'; readonly name: string }
  /** Keeps the wait open after the step is left, so that a late answer still gets one. */
  | { readonly type: 'lingerWait'; readonly name: string; readonly until: Instant }
  | {
      readonly type: 'claim'
      readonly name: string
      readonly resource: string
      readonly until: Instant
    }
  | {
      readonly type: 'openTask'
      readonly name: string
      readonly title: string
      readonly body: string
      readonly draftMessage: string | null
      readonly choices: readonly {
        readonly id: string
        readonly label: string
        /** One of several times to choose from. */
        readonly isTime?: true
      }[]
      readonly dueAt: Instant | null
    }
  | CallActivity
  | AskQuery
  /** A change of the practice's records, made in this very commit. */
  | DoCommand
  /** Hear of what happens to the appointment and the patient, until the step is left. */
  | { readonly type: 'watch'; readonly name: string }
  /** Send one item of a list through the port `each`, as branches of its own. */
  | {
      readonly type: 'startItem'
      readonly name: string
      readonly index: number
      /** `steps.<node id>` as that item's branches see it. */
      readonly output: JsonObject
    }
  /** Stops the other branches that this step was gathering. */
  | { readonly type: 'stopBranches'; readonly reason: string }
  | {
      readonly type: 'startExecution'
      readonly name: string
      readonly flowId: string
      readonly version: number
      readonly input: JsonObject
    }
  /** Has the front desk look at a failure that the flow survives. */
  | { readonly type: 'reportFailure'; readonly failure: Failure }
  /** A line for the journal beside the decision's own sentence. */
  | { readonly type: 'note'; readonly text: string; readonly data?: JsonObject }

export type StepDecision<Memory = unknown> = {
  readonly outcome:
    | { readonly type: 'stay'; readonly memory: Memory }
    | {
        readonly type: 'leave'
        readonly port: string
        readonly output: JsonObject
        /** Kept for a step whose waits linger. */
        readonly memory?: Memory
      }
    | {
        readonly type: 'end'
        readonly outcome: string
        readonly values?: JsonObject
        /** Another way has said how it ended: that stays. */
        readonly unlessSaid?: true
      }
    | { readonly type: 'fail'; readonly failure: Failure }
  /** In order; a wait opened here is stored in the same commit as a text asked for here. */
  readonly actions: readonly StepAction[]
  /** One sentence for the journal: what was decided and why. */
  readonly because: string
  /** Facts behind the sentence: candidates with reasons, rules with results. */
  readonly data?: JsonObject
}

export type StepContext<Memory> = {
  /** What the step returned last with `stay`; undefined when it is being entered. */
  readonly memory: Memory | undefined
  /** The value of a variable such as `steps.n_match.slot`, or undefined. */
  readonly read: (path: string) => unknown
  /** Fills a text template once; `locals` win over the flow's own variables. */
  readonly render: (template: string, locals?: JsonObject) => string
  /** Tests a tree of rules against the flow's variables and says which rule decided. */
  readonly check: (rules: unknown) => { readonly passed: boolean; readonly because: string }
  readonly executionId: string
  /** What happened to the subject since the execution started, oldest first. */
  readonly happened: readonly Happened[]
  /** IANA zone of the execution's location. */
  readonly timeZone: string
}

/** A node's runtime face: pure, total, called once per event. */
export type Behavior<Definition extends NodeDefinition, Memory = JsonObject> = (
  config: Static<Definition['config']>,
  event: StepEvent,
  context: StepContext<Memory>,
) => StepDecision<Memory>
