import type { Advanced, Execution, ExecutionEvent } from '@chairflow/engine'
import type { FlowLogic } from '@chairflow/flow'

/**
 * What the engine was told and what it decided, for all executions of one scenario. Kept for ever:
 * what ran once must be decided the same by every later Chairflow.
 */
export type History = {
  readonly schema: 'chairflow.history/1'
  readonly name: string
  /** Each logic that ran, once; turns name theirs by its place here. */
  readonly logics: readonly FlowLogic[]
  readonly executions: readonly RecordedExecution[]
}

export type RecordedExecution = {
  readonly first: Execution
  readonly turns: readonly RecordedTurn[]
  readonly final: Execution
}

export type RecordedTurn = { readonly logic: number; readonly event: ExecutionEvent } & Pick<
  Advanced,
  'effects' | 'journal'
>
