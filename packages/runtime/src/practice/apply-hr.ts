import { type HrRecord, planHr, type RecordWrite } from '@chairflow/scheduling'
import { closeFinding, keepFinding, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { readRecords } from './read-records.ts'
import { saveRecords } from './save-records.ts'

export type HrApplied = {
  readonly changes: Changes
  readonly writes: readonly RecordWrite[]
  /** In sentences; each is kept until a later list settles it. */
  readonly findings: readonly string[]
}

/** Takes an HR system's list into the certificates; what somebody has to look at is kept as a finding. */
export function applyHr(
  tx: Tx,
  host: Host,
  told: { readonly records: readonly HrRecord[]; readonly actor: string; readonly source: string },
): HrApplied {
  const { actor, source } = told
  const at = host.ports.clock.now()
  const records = readRecords(tx)
  const plan = planHr(told.records, records, { newId: host.ports.newId, now: at, source })
  const changes = saveRecords(tx, host, { actor, writes: plan.writes })
  for (const { key, code, text } of plan.findings) {
    keepFinding(tx, { key, code, text, source, at })
  }
  const settled = plan.settled.filter((key) => closeFinding(tx, key, at))
  const isNews = plan.findings.length + settled.length > 0
  const news: Changes = isNews ? [{ topic: 'practice', id: 'finding' }] : []
  const findings = plan.findings.map(({ text }) => text)
  return { changes: [...changes, ...news], writes: plan.writes, findings }
}
