import type { NodeId } from '@chairflow/flow'
import type { Instant, StepEvent } from '@chairflow/node-kit'
import type { StepId } from './execution.ts'

/** What can happen to an execution. Step events carry the id of the step that asked for them. */
export type ExecutionEvent =
  | {
      readonly type: 'started'
      readonly at: Instant
      readonly nodeId: NodeId
      readonly text: string
    }
  | { readonly type: 'step'; readonly stepId: StepId; readonly event: Exclude<StepEvent, Entered> }
  | {
      readonly type: 'cancelled'
      readonly at: Instant
      readonly actor: string
      readonly reason: string
    }

type Entered = { readonly type: 'entered' }

/** Runs through the journal of an event's own instant. */
export function instantOf(event: ExecutionEvent): Instant {
  return event.type === 'step' ? event.event.at : event.at
}
