import type { HoldRow } from '@chairflow/api'
import {
  type DeskHoldTable,
  findDeskHold,
  findLocation,
  findProvider,
  findRoom,
  findService,
  listEquipment,
  listOpenHolds,
  type OccupationTable,
  type Tx,
} from '@chairflow/store'

const instant = (at: number) => new Date(at).toISOString()

/** All holds that count now, those of flows too, in the order of their visits. */
export function openHolds(tx: Tx, at: number): readonly HoldRow[] {
  const byHold = Map.groupBy(listOpenHolds(tx, at), ({ sourceId }) => sourceId)
  return [...byHold].map(([id, rows]) => {
    const hold = findDeskHold(tx, id)
    return hold === undefined ? flowHoldView(tx, id, rows) : deskHoldView(tx, hold, at)
  })
}

/** A hold that was placed by API, as it stands now. */
export function deskHoldView(tx: Tx, hold: DeskHoldTable, at: number): HoldRow {
  const { id, placedBy, serviceId, locationId, providerId, roomId, patientId } = hold
  const { permissionId } = hold
  const over = hold.expiresAt <= at ? 'over' : 'open'
  return {
    ...{ id, placedBy: 'desk', actor: placedBy, executionId: null, patientId, permissionId },
    status: hold.releasedAt === null ? over : 'released',
    service: named(serviceId, findService(tx, { id: serviceId })?.name),
    location: named(locationId, findLocation(tx, { id: locationId })?.name),
    provider: providerOf(tx, providerId),
    room: roomOf(tx, roomId),
    equipment: devicesOf(tx, JSON.parse(hold.equipmentIdsJson) as readonly string[]),
    startAt: instant(hold.startAt),
    endAt: instant(hold.endAt),
    placedAt: instant(hold.placedAt),
    expiresAt: instant(hold.expiresAt),
  }
}

/** Known by its times alone: what the flow holds it for is in its execution. */
function flowHoldView(tx: Tx, id: string, rows: readonly OccupationTable[]): HoldRow {
  const idOf = (kind: OccupationTable['kind']) =>
    rows.find((row) => row.kind === kind)?.resourceId ?? null
  const [first] = rows
  const devices = rows.filter(({ kind }) => kind === 'equipment')
  return {
    ...{ id, placedBy: 'flow', actor: null, executionId: first?.executionId ?? null },
    ...{ status: 'open', service: null, location: null, patientId: idOf('patient') },
    permissionId: first?.permissionId ?? null,
    provider: providerOf(tx, idOf('provider')),
    room: roomOf(tx, idOf('room')),
    equipment: devicesOf(
      tx,
      devices.map(({ resourceId }) => resourceId),
    ),
    startAt: instant(first?.visitStartAt ?? 0),
    endAt: instant(first?.visitEndAt ?? 0),
    placedAt: instant(first?.writtenAt ?? 0),
    expiresAt: instant(first?.expiresAt ?? 0),
  }
}

function providerOf(tx: Tx, id: string | null) {
  return id === null ? null : named(id, findProvider(tx, { id })?.displayName)
}

function roomOf(tx: Tx, id: string | null) {
  return id === null ? null : named(id, findRoom(tx, { id })?.name)
}

function devicesOf(tx: Tx, ids: readonly string[]) {
  const devices = ids.length === 0 ? [] : listEquipment(tx)
  return ids.map((id) => named(id, devices.find((device) => device.id === id)?.name))
}

/** A record that is gone goes by its id. */
function named(id: string, name: string | undefined) {
  return { id, name: name ?? id }
}
