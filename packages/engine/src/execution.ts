import type { NodeId } from '@chairflow/flow'
import type { Failure, Instant, JsonObject } from '@chairflow/node-kit'

export type ExecutionId = string & { readonly __brand: 'ExecutionId' }
export type StepId = string & { readonly __brand: 'StepId' }

/** One run of one flow version for one subject: everything a turn needs, as data. */
export type Execution = {
  readonly id: ExecutionId
  readonly status: ExecutionStatus
  /** Said by the `end` node reached last; null until then. */
  readonly outcome: string | null
  readonly failure: Failure | null
  /** Variables the trigger set. */
  readonly scope: JsonObject
  /** IANA zone in which times are worded. */
  readonly timeZone: string
  readonly steps: readonly Step[]
  /** What each node left behind, by node id; the latest visit wins. */
  readonly outputs: Readonly<Record<string, JsonObject>>
  readonly visits: Readonly<Record<string, number>>
  /** Numbers steps, so that ids are the same whenever the same turn is run again. */
  readonly nextStep: number
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
  readonly memory: unknown
  readonly open: readonly OpenItem[]
}

/** Something a step asked for that has not come back yet. */
export type OpenItem = {
  readonly type: 'timer' | 'wait' | 'activity' | 'task' | 'query' | 'claim'
  readonly name: string
  /** Waits that linger close by themselves at this instant. */
  readonly lingerUntil?: Instant
}

/** An execution before its first event. */
export function newExecution(
  id: ExecutionId,
  start: { readonly scope: JsonObject; readonly timeZone: string },
): Execution {
  return {
    id,
    status: 'running',
    outcome: null,
    failure: null,
    scope: start.scope,
    timeZone: start.timeZone,
    steps: [],
    outputs: {},
    visits: {},
    nextStep: 1,
  }
}

export function isEnded(execution: Execution): boolean {
  return ['finished', 'failed', 'cancelled'].includes(execution.status)
}
