import { findRecovery, getMeta, listAppointmentRevisions, setMeta, type Tx } from '@chairflow/store'

const DAY_MS = 24 * 60 * 60_000
const DAYS_AHEAD = 14

/** One reading of a practice system's coming days. Instants are UTC ms. */
export type Reading = {
  readonly connectionId: string
  readonly readAt: number
  readonly startAt: number
  readonly endAt: number
  /** What we had learned of each appointment when the reading began: how often. */
  readonly revisions: ReadonlyMap<string, number>
  /** The days up to then were compared before; 0 where none was. */
  readonly comparedUntil: number
}

export function beginReading(tx: Tx, connectionId: string, readAt: number): Reading {
  const startAt = readAt - DAY_MS
  const revisions = listAppointmentRevisions(tx, { connectionId, endAt: startAt })
  const comparedUntil = knownUntil(tx, connectionId)
  const endAt = readAt + DAYS_AHEAD * DAY_MS
  return { connectionId, readAt, startAt, endAt, revisions, comparedUntil }
}

/** What a backup does not know of may have been dealt with before: it is taken in quietly. */
function knownUntil(tx: Tx, connectionId: string): number {
  const last = lastComparison(tx, connectionId)
  const restoredAt = findRecovery(tx)?.restoredAt ?? 0
  return last === null || last.readAt < restoredAt ? 0 : last.endAt
}

export type Comparison = Pick<Reading, 'readAt' | 'endAt'>

/** When the calendars were compared last, and up to which instant. */
export function lastComparison(tx: Tx, connectionId: string): Comparison | null {
  const kept = getMeta(tx, keyOf(connectionId))
  return kept === undefined ? null : (JSON.parse(kept) as Comparison)
}

export function endReading(tx: Tx, { connectionId, readAt, endAt }: Reading): void {
  setMeta(tx, keyOf(connectionId), JSON.stringify({ readAt, endAt } satisfies Comparison))
}

function keyOf(connectionId: string): string {
  return `compared:${connectionId}`
}
