import type { NodeId } from '@chairflow/flow'
import type { Failure, Happened, Instant, JsonObject, StepEvent } from '@chairflow/node-kit'
import type { StepId } from './execution.ts'

/** What can happen to an execution. Step events carry the id of the step that asked for them. */
export type ExecutionEvent =
  /** It may not start yet, because others are under way or its flow is paused. */
  | {
      readonly type: 'queued'
      readonly at: Instant
      readonly text: string
      /** The trigger it will begin at. */
      readonly nodeId?: NodeId
    }
  | {
      readonly type: 'started'
      readonly at: Instant
      readonly nodeId: NodeId
      readonly text: string
      readonly actor?: string
    }
  | { readonly type: 'step'; readonly stepId: StepId; readonly event: AskedFor }
  /** News about the subject's appointment, or about another one of its patient. */
  | {
      readonly type: 'happened'
      readonly at: Instant
      readonly happened: Happened
      readonly text: string
      /** The variables as they are now; null for news about another appointment. */
      readonly scope: JsonObject | null
    }
  | {
      readonly type: 'cancelled'
      readonly at: Instant
      readonly actor: string
      readonly reason: string
    }
  /** It was not over when its flow's longest age was reached. */
  | { readonly type: 'expired'; readonly at: Instant }
  /** A turn of it met a fault of the program itself, and was undone. */
  | {
      readonly type: 'broken'
      readonly at: Instant
      /** Where, when nothing else tells. */
      readonly nodeId: NodeId
      readonly failure: Failure
    }
  /** A person has it run again from a node, with what the steps before it left behind. */
  | {
      readonly type: 'retried'
      readonly at: Instant
      readonly actor: string
      readonly nodeId: NodeId
    }
  /** It goes on in another version: where its steps stand there, by node id here. */
  | {
      readonly type: 'moved'
      readonly at: Instant
      readonly actor: string
      readonly version: number
      readonly nodes: Readonly<Record<string, NodeId>>
    }

/** What a step asked for and gets back; the rest it is told by the engine itself. */
export type AskedFor = Extract<
  StepEvent,
  {
    readonly type:
      | 'timerFired'
      | 'signalReceived'
      | 'activityCompleted'
      | 'activityFailed'
      | 'queryAnswered'
      | 'commandDone'
      | 'claimDecided'
      | 'executionEnded'
  }
>

/** The instant at which an event happened. */
export function instantOf(event: ExecutionEvent): Instant {
  return event.type === 'step' ? event.event.at : event.at
}
