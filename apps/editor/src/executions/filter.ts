import type { Execution } from '@chairflow/api'

export type Status = Execution['status']

/** Which executions are listed; null means all. Kept in the page's address. */
export type Filter = {
  readonly flowId: string | null
  readonly status: Status | null
  readonly patientId: string | null
  readonly subject: string | null
}

export const statuses = [
  'running',
  'waiting',
  'finished',
  'failed',
  'cancelled',
] as const satisfies readonly Status[]

/** Reads the filter from an address; what is not understood counts as not asked for. */
export function readFilter(search: unknown): Filter {
  const { flowId, status, patientId, subject } = asRecord(search)
  return {
    flowId: wordOf(flowId),
    status: statuses.find((known) => known === status) ?? null,
    patientId: wordOf(patientId),
    subject: wordOf(subject),
  }
}

/** The filter as the address keeps it: only what was asked for. */
export const writeFilter = (filter: Filter): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )

/** The router reads a number out of an address that looks like one, e.g. an appointment's. */
const wordOf = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value ? value : null
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
