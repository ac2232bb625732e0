import { sqlite, type Tx } from '../tx.ts'
import { notEnded, watching } from './not-ended.ts'

export type Concerned = { readonly id: string; readonly subject: string }

/** Executions under way about an appointment, or watching its patient, the oldest first. */
export function listConcerned(
  tx: Tx,
  { subject, patientId }: { readonly subject: string; readonly patientId: string },
): readonly Concerned[] {
  const live = sqlite.selectFrom('execution').select(['id', 'subject', 'startedAt']).where(notEnded)
  const rows = [
    ...tx.all(live.where('subject', '=', subject)),
    ...tx.all(
      live.where('patientId', '=', patientId).where(watching).where('subject', '!=', subject),
    ),
  ]
  return rows.toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
}
