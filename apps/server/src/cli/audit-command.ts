import { openForReading, verifyAudit } from '@chairflow/store'
import { auditView } from '../audit/audit-view.ts'
import { damageWords } from '../audit/damage-words.ts'
import { databasePath } from '../database-path.ts'
import type { Run } from './command.ts'

/** Also while the server runs. */
export const auditCommand: Run = async (config) => {
  const store = openForReading(databasePath(config))
  try {
    const report = await verifyAudit(store)
    const { executions, lines, purged, checkpoints, damages, lastCheckpoint } = report
    const counts = `${lines} lines of ${executions} journals (${purged} with erased words), ${checkpoints} checkpoints`
    const last = lastCheckpoint && [
      `The last checkpoint is ${lastCheckpoint.seq}, ${lastCheckpoint.hash}. Compare it with the log.`,
    ]
    const verdict = damages.length === 0 ? `All is whole: ${counts}.` : `DAMAGED: ${counts}.`
    return {
      code: damages.length === 0 ? 0 : 1,
      lines: [...damages.map(damageWords), verdict, ...(last ?? [])],
      json: auditView(report),
    }
  } finally {
    store.close()
  }
}
