import { type FlowSettings, readVariable } from '@chairflow/flow'
import type { JsonObject } from '@chairflow/node-kit'

/** What a new execution does: start, wait for a place, not come to be, or take the oldest's place. */
export type Admission = 'start' | 'queue' | 'drop' | 'replace'

/** Executions of a flow with the same key count together; null when the flow has no limit. */
export function concurrencyKey({ concurrency }: FlowSettings, scope: JsonObject): string | null {
  if (concurrency === undefined) return null
  const value = readVariable(scope, concurrency.key)
  return value === undefined || value === null ? null : String(value)
}

/** `underWay` counts started executions that have not ended, of the same flow and key. */
export function admit({ concurrency }: FlowSettings, underWay: number): Admission {
  if (concurrency === undefined || underWay < concurrency.limit) return 'start'
  return concurrency.onCollision
}
