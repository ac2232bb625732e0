import type { AppointmentFacts } from '@chairflow/connector-kit'

/** The files of one run, inside its folder. */
export const files = {
  database: 'chairflow.db',
  begin: 'begin.json',
  ledger: 'ledger.jsonl',
  clock: 'clock',
  acknowledged: 'acknowledged',
  passed: 'passed',
} as const

/** What a story begins with. */
export type Begin = {
  readonly at: number
  readonly calendar: readonly AppointmentFacts[]
}
