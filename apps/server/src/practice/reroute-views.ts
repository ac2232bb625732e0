import type { RerouteView } from '@chairflow/api'
import { whoCouldTakeOver } from '@chairflow/runtime'
import { findAppointmentById, type RerouteTable, type Tx } from '@chairflow/store'
import { appointmentView } from './practice-views.ts'

/** Bookings that cannot stay, with names, and who could take over those that are not solved. */
export function rerouteViews(
  tx: Tx,
  rows: readonly RerouteTable[],
  at: number,
): readonly RerouteView[] {
  const bookings = new Map(
    rows.flatMap(({ appointmentId }) => {
      const found = findAppointmentById(tx, appointmentId)
      return found === undefined ? [] : [[appointmentId, found] as const]
    }),
  )
  const open = rows.flatMap(({ status, appointmentId }) =>
    status === 'flow' || status === 'task' ? (bookings.get(appointmentId) ?? []) : [],
  )
  const could = whoCouldTakeOver(tx, open, at)
  return rows.map((row) => {
    const booking = bookings.get(row.appointmentId)
    return {
      ...viewOf(row),
      booking: booking === undefined ? null : bookingView(tx, booking),
      couldTakeOver: [...(could.get(row.appointmentId) ?? [])],
    }
  })
}

function bookingView(tx: Tx, booking: Parameters<typeof appointmentView>[1]) {
  const { startAt, locationId, serviceName, providerName, roomName, patientName } = appointmentView(
    tx,
    booking,
  )
  return { startAt, locationId, serviceName, providerName, roomName, patientName }
}

function viewOf(row: RerouteTable): Omit<RerouteView, 'booking' | 'couldTakeOver'> {
  const { id, appointmentId, openedAt, closedAt, status, taskId } = row
  return {
    id,
    appointmentId,
    foundAt: new Date(openedAt).toISOString(),
    settledAt: closedAt === null ? null : new Date(closedAt).toISOString(),
    status,
    reasons: JSON.parse(row.reasonsJson) as RerouteView['reasons'],
    executionIds: JSON.parse(row.executionsJson) as string[],
    taskId,
  }
}
