import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { saveRoom } from '@chairflow/store'
import { openConnection } from '@chairflow/store/testing'
import SQLite from 'better-sqlite3'
import { type Counted, countMinutes } from './count-minutes.ts'
import { startTogether } from './start-together.ts'
import { ROOMS, type Wish } from './wishes.ts'

const booker = fileURLToPath(new URL('./booker.ts', import.meta.url))

type Size = {
  readonly processes: number
  /** Visits that each process wants, within so many days. */
  readonly wishes: number
  readonly days: number
  /** False takes the rule out of the tables, to see that the count would notice. */
  readonly isGuarded?: boolean
}

export type BookingRace = Counted & { readonly refused: number }

/** So many processes book into one calendar at once; an independent count says what came of it. */
export async function bookingRace({
  processes,
  wishes,
  days,
  isGuarded = true,
}: Size): Promise<BookingRace> {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-bookings-'))
  try {
    const path = join(folder, 'race.db')
    layOutRooms(path)
    if (!isGuarded) dropRules(path)
    const runs = Array.from({ length: processes }, (_, index) =>
      [path, index + 1, wishes, days].map(String),
    )
    const refused = (await startTogether<readonly Wish[]>(booker, runs)).flat()
    return { ...countMinutes(path, refused), refused: refused.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function layOutRooms(path: string): void {
  const connection = openConnection(path)
  for (const [id, capacity] of ROOMS) {
    const room = { id, externalId: id, name: id, type: 'treatment', locationId: 'loc', capacity }
    connection.write((tx) => saveRoom(tx, room as Parameters<typeof saveRoom>[1]))
  }
  connection.close()
}

function dropRules(path: string): void {
  const database = new SQLite(path)
  const rules = database
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'occupation'")
    .pluck()
    .all()
  for (const rule of rules) database.exec(`drop trigger ${rule}`)
  database.close()
}
