import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'
import { notEnded, watching } from './not-ended.ts'

export type Concerned = { readonly id: string; readonly subject: string }

type Who = { readonly subject: string; readonly patientId: string }

/** Executions under way about an appointment, or watching its patient, the oldest first. */
export function listConcerned(tx: Tx, who: Who): readonly Concerned[] {
  const rows = [...tx.all(bySubject(who)), ...tx.all(byPatient(who))]
  return rows.toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
}

const live = sqlite.selectFrom('execution').select(['id', 'subject', 'startedAt']).where(notEnded)

const bySubject = prepared(({ subject }: Who) => live.where('subject', '=', subject))

const byPatient = prepared(({ subject, patientId }: Who) =>
  live.where('patientId', '=', patientId).where(watching).where('subject', '!=', subject),
)
