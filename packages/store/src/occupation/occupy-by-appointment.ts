import {
  type Appointment,
  type Equipment,
  isOccupying,
  type Service,
  serviceAt,
  visitSpans,
} from '@chairflow/scheduling'
import { findService } from '../practice/find-practice.ts'
import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { devicesOfVisit } from './devices-of-visit.ts'
import { insertOccupations } from './insert-occupations.ts'
import { listOccupationsOf } from './list-holds.ts'

const MINUTE_MS = 60_000

/**
 * Brings what an appointment takes in line with what is known of it: nothing once it is cancelled
 * or missed. Never refused, since the practice system has it in its calendar already; where that
 * leaves two visits in one place, the comparison of calendars says so. The practice system knows of
 * no devices: it keeps those it has here, or is given one of each type that its service needs.
 */
export function occupyByAppointment(tx: Tx, appointment: Appointment): void {
  const service = serviceOf(tx, appointment)
  const had = hadBefore(tx, appointment, service)
  vacateAppointment(tx, appointment.id)
  if (!isOccupying(appointment) || appointment.startAt >= appointment.endAt) return
  const { providerId, roomId, patientId } = appointment
  const spansWith = (devices: readonly Equipment[]) => {
    const equipmentIds = devices.map(({ id }) => id)
    const resources = { providerId, roomId, patientId, equipmentIds }
    return visitSpans(appointment, resources, buffersOf(service))
  }
  const devices = devicesOfVisit(tx, { appointment, service, had, spansWith })
  insertOccupations(
    tx,
    spansWith(devices).map((span) => ({ ...span, ...ofAppointment, sourceId: appointment.id })),
  )
}

/** To be followed by what it takes instead, in the same commit. */
export function vacateAppointment(tx: Tx, id: string): void {
  tx.run(vacate({ sourceId: id }))
}

function hadBefore(tx: Tx, { id }: Appointment, service: Service | undefined) {
  const needsDevices = (service?.equipmentTypes.length ?? 0) > 0
  return needsDevices ? listOccupationsOf(tx, { source: 'appointment', sourceId: id }) : []
}

const ofAppointment = {
  source: 'appointment',
  executionId: null,
  /** No rule is asked for a fact, so it does not matter when it was learned. */
  writtenAt: 0,
  expiresAt: null,
  leeway: 'none',
  overbookedBy: null,
  overbookReason: null,
  permissionId: null,
} as const satisfies Partial<OccupationTable>

/** As its location offers it; where that has stopped, as it is listed. */
function serviceOf(tx: Tx, { serviceId, locationId }: Appointment): Service | undefined {
  const listed = findService(tx, { id: serviceId })
  return listed && (serviceAt(listed, locationId) ?? listed)
}

function buffersOf(service: Service | undefined) {
  return {
    beforeMs: (service?.bufferBeforeMinutes ?? 0) * MINUTE_MS,
    afterMs: (service?.bufferAfterMinutes ?? 0) * MINUTE_MS,
  }
}

const vacate = prepared(({ sourceId }: { readonly sourceId: string }) =>
  sqlite
    .deleteFrom('occupation')
    .where('source', '=', 'appointment')
    .where('sourceId', '=', sourceId),
)
