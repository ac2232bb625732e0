import SQLite from 'better-sqlite3'
import type { Wish } from './wishes.ts'

const MINUTE_MS = 60_000

type Row = {
  readonly kind: string
  readonly resourceId: string
  readonly startAt: number
  readonly endAt: number
  readonly sourceId: string
}

export type Counted = {
  /** Of all that take time. */
  readonly ids: ReadonlySet<string>
  /** Minutes in which something is taken by more than fit into it. */
  readonly overlaps: number
  /** Wishes that were refused although there is room to this day. */
  readonly wronged: number
  /** How often another process got its turn: a race that one runs alone is none. */
  readonly turns: number
}

/**
 * The oracle: reads the table past every query of the product and counts, minute by minute, who is
 * where. It knows nothing of the rule in the tables, nor of intervals. Nothing may leave the table
 * during the race, so what was refused must still have something in its way.
 */
export function countMinutes(path: string, refused: readonly Wish[] = []): Counted {
  const database = new SQLite(path, { readonly: true })
  const rows = database
    .prepare('select kind, resourceId, startAt, endAt, sourceId from occupation order by id')
    .all() as Row[]
  const rooms = database.prepare('select id, capacity from room').all() as {
    id: string
    capacity: number
  }[]
  database.close()
  const places = new Map(rooms.map(({ id, capacity }) => [`room ${id}`, capacity]))
  const taken = new Map<string, Map<number, Set<string>>>()
  for (const row of rows) {
    const minutes = taken.get(nameOf(row)) ?? new Map<number, Set<string>>()
    taken.set(nameOf(row), minutes)
    for (const minute of minutesOf(row)) {
      minutes.set(minute, (minutes.get(minute) ?? new Set()).add(row.sourceId))
    }
  }
  const placesOf = (name: string) => places.get(name) ?? 1
  const isFull = (row: Row) =>
    minutesOf(row).some((minute) => {
      const others = new Set(taken.get(nameOf(row))?.get(minute))
      others.delete(row.sourceId)
      return others.size >= placesOf(nameOf(row))
    })
  const wronged = refused.filter(
    ({ id, spans }) => !spans.some((span) => isFull({ ...span, sourceId: id })),
  )
  let overlaps = 0
  for (const [name, minutes] of taken) {
    overlaps += [...minutes.values()].filter(({ size }) => size > placesOf(name)).length
  }
  const ids = new Set(rows.map(({ sourceId }) => sourceId))
  return { ids, overlaps, wronged: wronged.length, turns: turnsOf(rows) }
}

/** Ids begin with whoever wrote the row. */
function turnsOf(rows: readonly Row[]): number {
  const writers = rows.map(({ sourceId }) => sourceId.split('-')[0])
  return writers.filter((writer, index) => index > 0 && writer !== writers[index - 1]).length
}

function nameOf({ kind, resourceId }: Pick<Row, 'kind' | 'resourceId'>): string {
  return `${kind} ${resourceId}`
}

function minutesOf({ startAt, endAt }: Pick<Row, 'startAt' | 'endAt'>): readonly number[] {
  const first = Math.floor(startAt / MINUTE_MS)
  return Array.from({ length: Math.ceil(endAt / MINUTE_MS) - first }, (_, index) => first + index)
}
