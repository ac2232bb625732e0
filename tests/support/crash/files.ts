import type { AppointmentFacts } from '@chairflow/connector-kit'

/** The files of one run, inside its folder. */
export const files = {
  database: 'chairflow.db',
  begin: 'begin.json',
  ledger: 'ledger.jsonl',
  clock: 'clock',
  /** There once the visit is cancelled at the vendor. */
  cancelled: 'cancelled',
  acknowledged: 'acknowledged',
  passed: 'passed',
} as const

/** What the story begins with. */
export type Begin = {
  readonly at: number
  readonly calendar: readonly AppointmentFacts[]
  /** The visit that will be cancelled. */
  readonly visit: AppointmentFacts
}
