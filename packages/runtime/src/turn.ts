import type { ExecutionEvent } from '@chairflow/engine'
import type { Changes } from './host.ts'

/** One event for one execution. */
export type Turn = {
  readonly executionId: string
  readonly event: ExecutionEvent
  readonly at: number
}

/** What a turn tells, and the turns of others it sets in motion. */
export type Taken = { readonly changes: Changes; readonly turns: readonly Turn[] }

export const NOTHING: Taken = { changes: [], turns: [] }

/** The execution whose turn is being stored. */
export type Where = {
  readonly executionId: string
  readonly locationId: string | null
  readonly at: number
}
