import type { Slot } from '@chairflow/node-kit'
import {
  type LocationId,
  type ResourceSpan,
  type Service,
  type ServiceId,
  serviceAt,
  visitSpans,
} from '@chairflow/scheduling'
import { findService, findTaken, listEquipment, listHoldsOf, type Tx } from '@chairflow/store'

const MINUTE_MS = 60_000

type Wanted = {
  readonly slot: Slot
  readonly patientId: string | null
  /** Now, UTC ms. */
  readonly at: number
  /** A visit that is to move: what it has stands in nobody's way. */
  readonly moving?: string
  /** Whose own holds become what is taken: they stand in nobody's way either. */
  readonly executionId?: string
}

/**
 * What a slot takes: its provider, its room, of each type of device that the service needs the
 * first that the execution holds, or else that is free, and the patient. Where no device is free the
 * first of its type is named, and found to be taken.
 */
export function slotSpans(
  tx: Tx,
  { slot, patientId, at, moving, executionId }: Wanted,
): readonly ResourceSpan[] {
  const service = serviceOf(tx, slot)
  const buffers = {
    beforeMs: (service?.bufferBeforeMinutes ?? 0) * MINUTE_MS,
    afterMs: (service?.bufferAfterMinutes ?? 0) * MINUTE_MS,
  }
  const resources = { providerId: slot.provider.id, roomId: slot.room?.id ?? null, patientId }
  const spansWith = (equipmentIds: readonly string[]) =>
    visitSpans(slot, { ...resources, equipmentIds }, buffers)
  const held = executionId === undefined ? [] : listHoldsOf(tx, executionId)
  const isOwn = (row: (typeof held)[number]) =>
    row.sourceId === moving || (row.source === 'hold' && row.executionId === (executionId ?? ''))
  const isHeld = (id: string) =>
    held.some((row) => row.resourceId === id && row.visitStartAt === slot.startAt)
  const isFree = (id: string) => {
    const spans = spansWith([id]).filter(({ kind }) => kind === 'equipment')
    return findTaken(tx, { spans, at, leeway: 'clean-up', isOwn }) === null
  }
  const devices = listEquipment(tx).filter(({ locationId }) => locationId === slot.location.id)
  const chosen = (service?.equipmentTypes ?? []).flatMap((type) => {
    const ofType = devices.filter((device) => device.type === type)
    const free = ofType.filter(({ id }) => isFree(id))
    const device = free.find(({ id }) => isHeld(id)) ?? free[0] ?? ofType[0]
    return device === undefined ? [] : [device.id]
  })
  return spansWith(chosen)
}

function serviceOf(tx: Tx, { service, location }: Slot): Service | undefined {
  const listed = findService(tx, { id: service.id as ServiceId })
  return listed && (serviceAt(listed, location.id as LocationId) ?? listed)
}
