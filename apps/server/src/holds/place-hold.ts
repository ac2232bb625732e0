import { hash } from 'node:crypto'
import type { HoldInput } from '@chairflow/api'
import {
  type DeskHoldTable,
  findDeskHold,
  findDeskHoldByKey,
  insertDeskHold,
  placeHold,
  type Tx,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { readInstant } from '../practice/read-instant.ts'
import { HttpProblem } from '../problem.ts'
import { overbook } from './overbook.ts'
import { type HoldWish, readHoldWish } from './read-hold-wish.ts'
import { refuseTaken } from './refuse-taken.ts'

type Request = {
  readonly body: HoldInput
  readonly actor: string
  /** Asked twice with one key, one hold is placed. */
  readonly key: string | undefined
}

export type PlacedHold = { readonly hold: DeskHoldTable; readonly isRepeated: boolean }

/** Takes all that a visit needs for a while, or throws a problem that says what is taken until when. */
export async function placeDeskHold(
  { runtime }: Chairflow,
  { body, actor, key }: Request,
): Promise<PlacedHold> {
  const { clock, newId } = runtime.host.ports
  const id = newId('hld')
  const placed = await runtime.store.write((tx): PlacedHold => {
    const before = repeated(tx, { body, key })
    if (before !== null) return { hold: before, isRepeated: true }
    const at = clock.now()
    const wish = readHoldWish(tx, body, at)
    const permissionId = take(tx, wish, { id, body, actor, at })
    const hold = { ...rowOf(wish, { id, body, actor, key, at }), permissionId }
    insertDeskHold(tx, hold)
    return { hold: findDeskHold(tx, id) ?? hold, isRepeated: false }
  })
  if (!placed.isRepeated) runtime.live.tell([{ topic: 'practice', id: 'hold' }])
  return placed
}

type Taking = Pick<Made, 'id' | 'body' | 'actor' | 'at'>

/** Takes the time; with a permission only where nothing else helps, and says then with which. */
function take(tx: Tx, wish: HoldWish, { id, body, actor, at }: Taking): string | null {
  const hold = { id, executionId: null, spans: wish.spans, at, expiresAt: wish.expiresAt }
  if (placeHold(tx, { ...hold, leeway: 'none' }).type === 'held') return null
  const { permissionId } = body
  if (permissionId === undefined) return refuseTaken(tx, wish, { at, leewayOf: () => 'none' })
  const leewayOf = overbook(tx, { permissionId, holdId: id, wish, actor, at })
  const answer = placeHold(tx, { ...hold, leeway: leewayOf })
  return answer.type === 'held' ? permissionId : refuseTaken(tx, wish, { at, leewayOf })
}

/** What this key has placed before. A key stands for one request: another one with it is refused. */
function repeated(tx: Tx, { body, key }: Pick<Request, 'body' | 'key'>): DeskHoldTable | null {
  const before = key === undefined ? undefined : findDeskHoldByKey(tx, key)
  if (before === undefined) return null
  if (before.requestHash === hashOf(body)) return before
  throw new HttpProblem(422, 'This idempotency key was used for another hold.')
}

type Made = Request & { readonly id: string; readonly at: number }

function rowOf(
  wish: HoldWish,
  { id, body, actor, key, at }: Made,
): Omit<DeskHoldTable, 'permissionId'> {
  const { service, location, provider, room, equipmentIds, patientId } = wish
  const { startAt, endAt, expiresAt } = wish
  return {
    ...{ id, requestKey: key ?? null, requestHash: hashOf(body) },
    ...{ serviceId: service.id, locationId: location.id, providerId: provider.id },
    ...{ roomId: room?.id ?? null, equipmentIdsJson: JSON.stringify(equipmentIds), patientId },
    ...{ startAt, endAt, expiresAt, placedAt: at, placedBy: actor },
    ...{ releasedAt: null, releasedBy: null },
  }
}

/** The same for the same wish, however its fields are ordered and its instant is written. */
function hashOf(body: HoldInput): string {
  const said = { ...body, startAt: readInstant(body.startAt, 'startAt') }
  return hash(
    'sha256',
    JSON.stringify(Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  )
}
