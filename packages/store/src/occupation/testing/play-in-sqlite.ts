import SQLite from 'better-sqlite3'
import { migrate } from '../../migrate.ts'
import { permitOverbooking, useOverbookPermission } from '../../overbook/permit-overbooking.ts'
import { createTx, sqlite, type Tx } from '../../tx.ts'
import { extendHold } from '../extend-hold.ts'
import { fits } from '../fits.ts'
import { insertOccupations } from '../insert-occupations.ts'
import { listOccupationsOf } from '../list-holds.ts'
import { placeHold } from '../place-hold.ts'
import { releaseHold } from '../release-hold.ts'
import { turnHoldIntoBooking } from '../turn-hold-into-booking.ts'
import type { Changing, Operation, Taking } from './operations.ts'

/** Plays through the functions that the product calls; a move through the tables alone. */
export function playInSqlite(
  steps: readonly Operation[],
  capacities: ReadonlyMap<string, number>,
): readonly boolean[] {
  const database = new SQLite(':memory:')
  migrate(database)
  const tx = createTx(database)
  for (const [id, capacity] of capacities) {
    tx.run(sqlite.insertInto('room').values({ ...room, id, externalId: id, capacity } as never))
  }
  const answers = steps.map((step, index) =>
    database.transaction(() => play(tx, step, index)).immediate(),
  )
  database.close()
  return answers
}

const room = { name: '', type: '', locationId: 'l' }

function play(tx: Tx, step: Operation, index: number): boolean {
  switch (step.type) {
    case 'hold':
      return hold(tx, step, index)
    case 'fact':
      insertOccupations(
        tx,
        spans(step).map((span) => ({ ...span, ...fact, sourceId: `${index}` })),
      )
      return true
    case 'move':
      return move(tx, step)
    case 'extend': {
      const { id, now: at, expiresAt } = step
      return extendHold(tx, { id: `${id}`, at, expiresAt }).type === 'held'
    }
    case 'book':
      return book(tx, step)
    case 'release':
      return releaseHold(tx, `${step.id}`)
    default:
      return step satisfies never
  }
}

function spans({ resources, times }: Taking) {
  return resources.map((resourceId) => ({ kind: 'room', resourceId, ...times }) as const)
}

function hold(tx: Tx, step: Taking, index: number): boolean {
  const overbook = { by: 'someone', reason: 'told so', permissionId: `${index}` }
  const leeway = step.leeway === 'overbooked' ? { overbook } : step.leeway
  const { now: at, expiresAt } = step
  const id = `${index}`
  if (step.leeway === 'overbooked') permit(tx, id, step)
  const placed = placeHold(tx, { id, executionId: id, spans: spans(step), at, expiresAt, leeway })
  return placed.type === 'held'
}

/** For ever and everything that it asks for: what is compared here is who has room. */
function permit(tx: Tx, id: string, { resources, now }: Taking): void {
  const resourcesJson = JSON.stringify(resources.map((one) => ({ kind: 'room', id: one })))
  const given = { permittedBy: 'someone', actor: 'someone', reason: 'told so', permittedAt: now }
  const times = { startAt: 0, endAt: FAR, usableUntil: FAR }
  permitOverbooking(tx, { id, ...given, ...times, resourcesJson }, '')
  useOverbookPermission(tx, { id, holdId: id, at: now }, 'someone')
}

const FAR = Number.MAX_SAFE_INTEGER

const fact = {
  source: 'appointment',
  executionId: null,
  writtenAt: 0,
  expiresAt: null,
  leeway: 'none',
  overbookedBy: null,
  overbookReason: null,
  permissionId: null,
} as const

function move(tx: Tx, { id, now, times }: Extract<Changing, { type: 'move' }>): boolean {
  const update = sqlite
    .updateTable('occupation')
    .set({ ...times, writtenAt: now })
    .where('source', '<>', 'appointment')
    .where('sourceId', '=', `${id}`)
  const moved: number[] = []
  return fits(tx, () => moved.push(tx.run(update))) && moved[0] !== 0
}

function book(tx: Tx, { id, now: at }: Changing): boolean {
  const sourceId = `${id}`
  const held = listOccupationsOf(tx, { source: 'hold', sourceId })
  if (held.length === 0) return false
  const spans = held.map(({ kind, resourceId, startAt, endAt, visitStartAt, visitEndAt }) => {
    return { kind, resourceId, startAt, endAt, visitStartAt, visitEndAt }
  })
  const booking = { id: sourceId, executionId: sourceId, spans, at, leeway: 'none' } as const
  return turnHoldIntoBooking(tx, booking).type === 'held'
}
