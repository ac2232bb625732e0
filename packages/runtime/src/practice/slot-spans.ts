import type { Slot } from '@chairflow/node-kit'
import {
  chooseDevices,
  type Equipment,
  type LocationId,
  type ResourceSpan,
  type Service,
  type ServiceId,
  serviceAt,
  visitSpans,
} from '@chairflow/scheduling'
import {
  findService,
  findTaken,
  listEquipment,
  listHoldsOf,
  listOccupationsOf,
  type Tx,
} from '@chairflow/store'
import { leewayOf } from './leeway-of.ts'

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
  const held = [
    ...(executionId === undefined ? [] : listHoldsOf(tx, executionId)),
    ...(moving === undefined
      ? []
      : listOccupationsOf(tx, { source: 'appointment', sourceId: moving })),
  ]
  const isOwn = (row: (typeof held)[number]) =>
    row.sourceId === moving || (row.source === 'hold' && row.executionId === (executionId ?? ''))
  const leeway = leewayOf(tx, slot)
  const isFree = ({ id }: Equipment) => {
    const spans = spansWith([id]).filter(({ kind }) => kind === 'equipment')
    return findTaken(tx, { spans, at, leeway, isOwn }) === null
  }
  const has = ({ id }: Equipment) =>
    held.some(
      (row) =>
        row.resourceId === id && (row.sourceId === moving || row.visitStartAt === slot.startAt),
    )
  const wish = { service, locationId: slot.location.id, isFree, has }
  return spansWith(chooseDevices(listEquipment(tx), wish).map(({ id }) => id))
}

function serviceOf(tx: Tx, { service, location }: Slot): Service | undefined {
  const listed = findService(tx, { id: service.id as ServiceId })
  return listed && (serviceAt(listed, location.id as LocationId) ?? listed)
}
