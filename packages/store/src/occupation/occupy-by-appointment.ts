import { type Appointment, isOccupying, visitSpans } from '@chairflow/scheduling'
import { findService } from '../practice/find-practice.ts'
import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { insertOccupations } from './insert-occupations.ts'

const MINUTE_MS = 60_000

/**
 * Brings what an appointment takes in line with what is known of it: nothing once it is cancelled
 * or missed. Never refused, since the practice system has it in its calendar already; where that
 * leaves two visits in one place, the comparison of calendars says so.
 */
export function occupyByAppointment(tx: Tx, appointment: Appointment): void {
  vacateAppointment(tx, appointment.id)
  if (!isOccupying(appointment) || appointment.startAt >= appointment.endAt) return
  const { providerId, roomId, patientId } = appointment
  const resources = { providerId, roomId, patientId, equipmentIds: [] }
  insertOccupations(
    tx,
    visitSpans(appointment, resources, buffersOf(tx, appointment)).map((span) => ({
      ...span,
      ...ofAppointment,
      sourceId: appointment.id,
    })),
  )
}

/** To be followed by what it takes instead, in the same commit. */
export function vacateAppointment(tx: Tx, id: string): void {
  tx.run(vacate({ sourceId: id }))
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

function buffersOf(tx: Tx, { serviceId }: Appointment) {
  const service = findService(tx, { id: serviceId })
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
