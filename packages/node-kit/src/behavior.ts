import type { Activities, ActivityName, Failure, Instant } from '@chairflow/connector-kit'
import type { Static } from 'typebox'
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
  | { readonly type: 'timerFired'; readonly at: Instant; readonly name: string }
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
      readonly type: 'claimDecided'
      readonly at: Instant
      readonly name: string
      readonly won: boolean
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
      readonly choices: readonly { readonly id: string; readonly label: string }[]
      readonly dueAt: Instant | null
    }
  | CallActivity
  | AskQuery
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
    | { readonly type: 'end'; readonly outcome: string }
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
  /** IANA zone of the execution's location. */
  readonly timeZone: string
}

/** A node's runtime face: pure, total, called once per event. */
export type Behavior<Definition extends NodeDefinition, Memory = JsonObject> = (
  config: Static<Definition['config']>,
  event: StepEvent,
  context: StepContext<Memory>,
) => StepDecision<Memory>
