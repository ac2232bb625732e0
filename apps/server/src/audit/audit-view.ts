import type { AuditReport as AuditView } from '@chairflow/api'
import type { AuditReport } from '@chairflow/store'

export function auditView({ lastCheckpoint, damages, ...counts }: AuditReport): AuditView {
  return {
    isWhole: damages.length === 0,
    ...counts,
    lastCheckpoint: lastCheckpoint && {
      seq: lastCheckpoint.seq,
      at: new Date(lastCheckpoint.at).toISOString(),
      hash: lastCheckpoint.hash,
    },
    damages: [...damages],
  }
}
