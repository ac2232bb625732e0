import { type HrRecord, localDay, planHr, type RecordWrite } from '@chairflow/scheduling'
import { closeFinding, keepFinding, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { readRecords } from './read-records.ts'
import { saveRecords } from './save-records.ts'

export type HrApplied = {
  readonly changes: Changes
  readonly writes: readonly RecordWrite[]
  /** In sentences; each is kept until the employee is known. */
  readonly findings: readonly string[]
}

/** Takes an HR system's list into the certificates; who is not known is kept as a finding. */
export function applyHr(
  tx: Tx,
  host: Host,
  told: { readonly records: readonly HrRecord[]; readonly actor: string; readonly source: string },
): HrApplied {
  const { actor, source } = told
  const at = host.ports.clock.now()
  const records = readRecords(tx)
  const zone = records.locations[0]?.timeZone ?? 'UTC'
  const today = localDay(at, zone)
  const plan = planHr(told.records, records, { newId: host.ports.newId, today, source })
  const changes = saveRecords(tx, host, { actor, writes: plan.writes })
  for (const { key, text } of plan.findings) {
    keepFinding(tx, { key, code: 'unknown-employee', text, source, at })
  }
  const settled = plan.settled.filter((key) => closeFinding(tx, key, at))
  const isNews = plan.findings.length + settled.length > 0
  const news: Changes = isNews ? [{ topic: 'practice', id: 'finding' }] : []
  const findings = plan.findings.map(({ text }) => text)
  return { changes: [...changes, ...news], writes: plan.writes, findings }
}
