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
    const { spans, expiresAt } = wish
    const leeway = 'none'
    const answer = placeHold(tx, { id, executionId: null, spans, at, expiresAt, leeway })
    if (answer.type === 'taken') refuseTaken(tx, wish, at)
    const hold = rowOf(wish, { id, body, actor, key, at })
    insertDeskHold(tx, hold)
    return { hold: findDeskHold(tx, id) ?? hold, isRepeated: false }
  })
  if (!placed.isRepeated) runtime.live.tell([{ topic: 'practice', id: 'hold' }])
  return placed
}

/** What this key has placed before. A key stands for one request: another one with it is refused. */
function repeated(tx: Tx, { body, key }: Pick<Request, 'body' | 'key'>): DeskHoldTable | null {
  const before = key === undefined ? undefined : findDeskHoldByKey(tx, key)
  if (before === undefined) return null
  if (before.requestHash === hashOf(body)) return before
  throw new HttpProblem(422, 'This idempotency key was used for another hold.')
}

type Made = Request & { readonly id: string; readonly at: number }

function rowOf(wish: HoldWish, { id, body, actor, key, at }: Made): DeskHoldTable {
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
