import type { NodeId } from '@chairflow/flow'
import type { AskQuery, CallActivity, DoCommand, Failure, StepAction } from '@chairflow/node-kit'
import type { StepId } from './execution.ts'

type Of<Type extends StepAction['type']> = Omit<
  Extract<StepAction, { type: Type }>,
  'type' | 'name'
>

/** Where an effect belongs: the step that asked and the step's own name for it. */
export type Origin = { readonly stepId: StepId; readonly nodeId: NodeId; readonly name: string }

/**
 * What the engine asks the host to do. `askQuery`, `doCommand` and `takeClaim` are answered inside the same
 * transaction, all others are stored by it and done later.
 */
export type Effect =
  | ({ readonly type: 'scheduleTimer' } & Origin & Of<'startTimer'>)
  | ({ readonly type: 'cancelTimer' } & Origin)
  | ({ readonly type: 'openWait' } & Origin & Of<'openWait'>)
  | ({ readonly type: 'closeWait' } & Origin)
  | ({ readonly type: 'lingerWait' } & Origin & Of<'lingerWait'>)
  | ({ readonly type: 'openTask' } & Origin & Of<'openTask'>)
  | ({ readonly type: 'closeTask' } & Origin)
  | ({ readonly type: 'startActivity' } & Origin &
      Pick<CallActivity, 'slot' | 'activity' | 'input'>)
  /** Not to be done any more, unless it was begun already. */
  | ({ readonly type: 'withdrawActivity' } & Origin)
  /** Of the same turn, by a step that was stopped meanwhile: neither to be asked nor done any more. */
  | ({ readonly type: 'withdrawAsked' } & Origin)
  | ({ readonly type: 'askQuery' } & Origin & Pick<AskQuery, 'query' | 'input'>)
  | ({ readonly type: 'doCommand' } & Origin & Pick<DoCommand, 'command' | 'input'>)
  | ({ readonly type: 'takeClaim' } & Origin & Of<'claim'>)
  /** Starts another flow, whose end comes back to this step. */
  | ({ readonly type: 'startExecution' } & Origin & Of<'startExecution'>)
  | ({ readonly type: 'cancelExecution' } & Origin)
  | { readonly type: 'reportFailure'; readonly nodeId: NodeId; readonly failure: Failure }

/** The id under which the host stores a timer, wait, task or activity. */
export function effectIdOf({ stepId, name }: Pick<Origin, 'stepId' | 'name'>): string {
  return `${stepId}.${name}`
}
