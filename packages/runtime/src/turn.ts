import type { ExecutionEvent } from '@chairflow/engine'

/** One event for one execution. */
export type Turn = {
  readonly executionId: string
  readonly event: ExecutionEvent
  readonly at: number
}

/** The execution whose turn is being stored. */
export type Where = {
  readonly executionId: string
  readonly locationId: string | null
  readonly at: number
}
