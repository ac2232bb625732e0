import type { Execution } from '@chairflow/api'

export type Status = Execution['status']

/** Which executions are listed; null means all. Kept in the page's address. */
export type Filter = { readonly flowId: string | null; readonly status: Status | null }

export const statuses = [
  'running',
  'waiting',
  'finished',
  'failed',
  'cancelled',
] as const satisfies readonly Status[]

/** Reads the filter from an address; what is not understood counts as not asked for. */
export function readFilter(search: unknown): Filter {
  const { flowId, status } = asRecord(search)
  return {
    flowId: typeof flowId === 'string' && flowId ? flowId : null,
    status: statuses.find((known) => known === status) ?? null,
  }
}

/** The filter as the address keeps it: only what was asked for. */
export const writeFilter = ({ flowId, status }: Filter): Readonly<Record<string, string>> => ({
  ...(flowId && { flowId }),
  ...(status && { status }),
})

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
