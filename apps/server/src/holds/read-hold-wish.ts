import type { HoldInput } from '@chairflow/api'
import {
  chooseDevices,
  type Equipment,
  type Location,
  type Provider,
  type ResourceSpan,
  type Room,
  type Service,
  serviceAt,
  visitSpans,
} from '@chairflow/scheduling'
import { findTaken, listEquipment, listRooms, type Tx } from '@chairflow/store'
import {
  knownDevice,
  knownPatient,
  knownProvider,
  knownRoom,
  knownService,
  namedOrOnlyLocation,
} from '../practice/known.ts'
import { readInstant } from '../practice/read-instant.ts'
import { refuse } from '../practice/refuse.ts'

const MINUTE_MS = 60_000

export type HoldWish = {
  readonly service: Service
  readonly location: Location
  readonly provider: Provider
  readonly room: Room | null
  readonly equipmentIds: readonly string[]
  readonly patientId: string | null
  /** UTC ms, as all here; the hold does not outlast the beginning of the visit. */
  readonly startAt: number
  readonly endAt: number
  readonly expiresAt: number
  /** All that it takes. */
  readonly spans: readonly ResourceSpan[]
}

/** What is to be held in the practice's own records; throws a problem that names the field. */
export function readHoldWish(tx: Tx, body: HoldInput, now: number): HoldWish {
  const location = namedOrOnlyLocation(tx, body.locationId)
  const service = serviceAt(knownService(tx, body.serviceId), location.id)
  if (service === null) {
    return refuse('not-offered', 'serviceId', 'This service is not offered at this location.')
  }
  const provider = knownProvider(tx, body.providerId)
  const startAt = readInstant(body.startAt, 'startAt')
  if (startAt <= now) return refuse('in-the-past', 'startAt', 'This time has come already.')
  const endAt = startAt + service.durationMinutes * MINUTE_MS
  const { patientId = null } = body
  const patient = patientId === null ? null : knownPatient(tx, patientId)
  const place = { tx, service, location, startAt, endAt, now }
  const room = roomOf(place, body)
  const equipmentIds = devicesOf(place, body)
  const resources = { providerId: provider.id, roomId: room?.id ?? null, patientId: patient }
  const spans = visitSpans(place, { ...resources, equipmentIds }, buffersOf(service))
  const expiresAt = Math.min(now + body.minutes * MINUTE_MS, startAt)
  const what = { service, location, provider, room, equipmentIds, patientId: patient }
  return { ...what, startAt, endAt, expiresAt, spans }
}

type Place = Pick<HoldWish, 'service' | 'location' | 'startAt' | 'endAt'> & {
  readonly tx: Tx
  readonly now: number
}

function roomOf(place: Place, { roomId }: HoldInput): Room | null {
  const { tx, location, service } = place
  if (roomId === null) return null
  if (roomId !== undefined) return knownRoom(tx, { id: roomId, at: location })
  const rooms = listRooms(tx).filter(
    ({ locationId, type }) => locationId === location.id && type === service.roomType,
  )
  return rooms.find(({ id }) => isFree(place, { roomId: id })) ?? rooms[0] ?? null
}

function devicesOf(place: Place, { equipmentIds }: HoldInput): readonly string[] {
  const { tx, location, service } = place
  if (equipmentIds !== undefined) {
    return equipmentIds.map(
      (id, index) => knownDevice(tx, { id, at: location, field: `equipmentIds.${index}` }).id,
    )
  }
  const wish = {
    ...{ service, locationId: location.id },
    isFree: ({ id }: Equipment) => isFree(place, { equipmentIds: [id] }),
    has: () => false,
  }
  return chooseDevices(listEquipment(tx), wish).map(({ id }) => id)
}

type One = { readonly roomId: string | null; readonly equipmentIds: readonly string[] }

/** Whether this one resource has room for the visit. */
function isFree(place: Place, { roomId = null, equipmentIds = [] }: Partial<One>): boolean {
  const { tx, service, now: at } = place
  const resources = { providerId: '', patientId: null, roomId, equipmentIds }
  const spans = visitSpans(place, resources, buffersOf(service)).filter(
    ({ kind }) => kind !== 'provider',
  )
  return findTaken(tx, { spans, at, leeway: 'none', isOwn: () => false }) === null
}

function buffersOf({ bufferBeforeMinutes, bufferAfterMinutes }: Service) {
  return { beforeMs: bufferBeforeMinutes * MINUTE_MS, afterMs: bufferAfterMinutes * MINUTE_MS }
}
