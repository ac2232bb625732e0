import { Temporal } from 'temporal-polyfill'
import { byId } from './practice.ts'
import type { Appointment, Message, Sandbox } from './state.ts'

/** The shapes of the control API (DESIGN 7): names, not ids, and times with offset. */
export function appointmentView(sandbox: Sandbox, appointment: Appointment) {
  const { practice } = sandbox
  const patient = byId(practice.patients, appointment.patientId)
  return {
    id: appointment.id,
    start: withOffset(sandbox, appointment.startAt),
    end: withOffset(sandbox, appointment.endAt),
    status: appointment.status,
    service: byId(practice.services, appointment.serviceId)?.name ?? null,
    provider: byId(practice.providers, appointment.providerId)?.displayName ?? null,
    room: byId(practice.rooms, appointment.roomId)?.name ?? null,
    location: practice.locations[0]?.name ?? null,
    patient: {
      id: appointment.patientId,
      name: patient === undefined ? 'Unknown' : `${patient.firstName} ${patient.lastName}`,
      phone: patient?.phone ?? null,
    },
  }
}

export function phoneView(sandbox: Sandbox, number: string, name: string) {
  const own = sandbox.messages.filter(({ from, to }) => from === number || to === number)
  return { number, name, messages: own.map((message) => messageView(sandbox, message)) }
}

export function messageView(sandbox: Sandbox, { at, direction, body, sid, status }: Message) {
  return { at: withOffset(sandbox, at), direction, body, sid, status }
}

export function withOffset({ timeZone }: Sandbox, instantMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'millisecond' })
}
