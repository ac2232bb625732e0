import type { NodeId } from '@chairflow/flow'
import type { Failure, Happened, Instant, JsonObject } from '@chairflow/node-kit'

export type ExecutionId = string & { readonly __brand: 'ExecutionId' }
export type StepId = string & { readonly __brand: 'StepId' }

/** One run of one flow version for one subject: everything a turn needs, as data. */
export type Execution = {
  readonly id: ExecutionId
  readonly status: ExecutionStatus
  /** Said by the `end` node reached last outside of items; null until then. */
  readonly outcome: string | null
  /** What `end` nodes handed back, for the flow that started this one. */
  readonly values: JsonObject
  readonly failure: Failure | null
  /** Variables the trigger set; what happens to the subject keeps them up to date. */
  readonly scope: JsonObject
  /** IANA zone in which times are worded. */
  readonly timeZone: string
  /** The trigger it began at; null while it waits for its turn. */
  readonly startedFrom: NodeId | null
  /** The trigger it will begin at, while it waits for its turn. */
  readonly queuedAt?: NodeId
  /** When it is stopped for its age; null when it has no such limit or has ended. */
  readonly expiresAt: Instant | null
  readonly steps: readonly Step[]
  /** What each node left behind, by node id; the latest visit wins. */
  readonly outputs: Outputs
  readonly visits: Visits
  /** By item key: what belongs to one item of a list that is under way. */
  readonly items: Readonly<Record<string, ItemScope>>
  /** By node: the rounds of branches that it gathered and went on from. */
  readonly passed: Readonly<Record<string, readonly StepId[]>>
  /** What happened to the subject since the start, oldest first. */
  readonly happened: readonly Happened[]
  /** Numbers steps, so that ids are the same whenever the same turn is run again. */
  readonly nextStep: number
}

export type Outputs = Readonly<Record<string, JsonObject>>
export type Visits = Readonly<Record<string, number>>

export type ItemScope = {
  readonly outputs: Outputs
  readonly visits: Visits
  readonly outcome: string | null
  readonly failure: Failure | null
}

/** running: something is being done for it. waiting: it waits for a person, a reply or a time. */
export type ExecutionStatus = 'running' | 'waiting' | 'finished' | 'failed' | 'cancelled'

/**
 * One visit of a node. `active` steps hold the execution open. A step that was left but keeps a
 * wait open for late answers is `lingering`: it may still answer, and decides nothing any more.
 */
export type Step = {
  readonly id: StepId
  readonly nodeId: NodeId
  readonly status: 'active' | 'lingering'
  /** Where its branch began, outermost first; empty on the trunk. */
  readonly branch: Branch
  /** Only for steps that gather branches. */
  readonly gathering?: Gathering
  readonly memory: unknown
  readonly open: readonly OpenItem[]
}

export type Gathering = {
  /** The fork whose branches meet here; null when only one branch can come. */
  readonly round: StepId | null
  readonly arrived: number
  /** Told that no other branch can come. */
  readonly isComplete: boolean
}

export type Branch = readonly BranchMark[]

/** One way out of a step that was left by several ways at once, or one item of a list. */
export type BranchMark = {
  readonly type: 'fork' | 'item'
  readonly stepId: StepId
  readonly nodeId: NodeId
  readonly port: string
  readonly index: number
}

/** Something a step asked for that has not come back yet. */
export type OpenItem = {
  readonly type:
    | 'timer'
    | 'wait'
    | 'activity'
    | 'task'
    | 'query'
    | 'command'
    | 'claim'
    | 'watch'
    | 'item'
    | 'execution'
  readonly name: string
  /** Waits that linger close by themselves at this instant. */
  readonly lingerUntil?: Instant
}

const blank = {
  status: 'running',
  outcome: null,
  values: {},
  failure: null,
  startedFrom: null,
  expiresAt: null,
  steps: [],
  outputs: {},
  visits: {},
  items: {},
  passed: {},
  happened: [],
  nextStep: 1,
} as const

/** An execution before its first event. */
export function newExecution(
  id: ExecutionId,
  start: { readonly scope: JsonObject; readonly timeZone: string },
): Execution {
  return { ...blank, id, scope: start.scope, timeZone: start.timeZone }
}

export function isEnded({ status }: Pick<Execution, 'status'>): boolean {
  return status === 'finished' || status === 'failed' || status === 'cancelled'
}

/** Whether a step wants to hear of what happens to the patient's other appointments too. */
export function isWatching(execution: Execution): boolean {
  return activeSteps(execution).some(({ open }) => open.some(({ type }) => type === 'watch'))
}

export function activeSteps({ steps }: Execution): readonly Step[] {
  return steps.filter(({ status }) => status === 'active')
}
