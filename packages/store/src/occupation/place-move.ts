import type { Appointment, ResourceSpan } from '@chairflow/scheduling'
import type { OccupationTable } from '../schema.ts'
import type { Tx } from '../tx.ts'
import { fits } from './fits.ts'
import { insertOccupations } from './insert-occupations.ts'
import { listOccupationsOf } from './list-holds.ts'
import { vacateAppointment } from './occupy-by-appointment.ts'
import { type Leeway, leewayColumns, type Placed, refused } from './place-hold.ts'
import { dropHeld } from './turn-hold-into-booking.ts'

export type Move = {
  readonly id: string
  readonly executionId: string
  /** The visit that is to be moved: it stands in nobody's way, least of all its own. */
  readonly appointment: Appointment
  /** What it is to take. */
  readonly spans: readonly ResourceSpan[]
  readonly at: number
  /** UTC ms; null while the practice system is asked, which may take as long as it does. */
  readonly expiresAt: number | null
  readonly leeway: Leeway
}

/**
 * Takes a visit's new time and place beside what it has, all of it or nothing: until the practice
 * system has moved it, nobody else gets either. What the execution held of it becomes the move's.
 */
export function placeMove(tx: Tx, move: Move): Placed {
  const { id, executionId, appointment, spans, at, expiresAt, leeway } = move
  const source = expiresAt === null ? 'booking' : 'hold'
  const more = { executionId, writtenAt: at, expiresAt, ...leewayColumns(leeway) }
  const rows = spans.map((span) => ({ ...span, source, sourceId: id, ...more }) as const)
  const had = listOccupationsOf(tx, { source: 'appointment', sourceId: appointment.id })
  const take = () => {
    vacateAppointment(tx, appointment.id)
    dropHeld(tx, { executionId, spans })
    insertOccupations(tx, rows)
    insertOccupations(tx, had.map(anew))
  }
  if (fits(tx, take)) return { type: 'held' }
  const isOwn = (row: OccupationTable) =>
    row.sourceId === appointment.id || (row.executionId === executionId && row.source === 'hold')
  return refused(tx, { spans, at, leeway: more.leeway, isOwn })
}

/** The same row under a number of its own: its old one may be somebody else's by now. */
function anew({ id: _, ...row }: OccupationTable & { readonly id?: unknown }): OccupationTable {
  return row
}
