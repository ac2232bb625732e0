import { createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { byId } from '../practice.ts'
import { type Appointment, now, type Sandbox } from '../state.ts'
import { deliver } from './deliver.ts'

/** Every 15 minutes for 3 hours. */
const TRIES = 12

type Change = 'created' | 'updated' | 'cancelled'

/** Tells Chairflow what happened, as Mindbody does; a cancelled message carries ids only. */
export function tellMindbodyChange(
  sandbox: Sandbox,
  change: Change,
  appointment: Appointment,
): Promise<void> {
  const { config, practice } = sandbox
  const body = JSON.stringify({
    messageId: uuidv7(),
    eventId: `appointmentBooking.${change}`,
    eventSchemaVersion: 1,
    eventInstanceOriginationDateTime: new Date(now(sandbox)).toISOString().replace(/\.\d+Z/, 'Z'),
    eventData:
      change === 'cancelled'
        ? { siteId: practice.practice.siteId, appointmentId: Number(appointment.id) }
        : eventData(sandbox, appointment),
  })
  return deliver(sandbox, {
    target: 'pms',
    url: `${config.chairflowUrl}/hooks/pms/mindbody`,
    headers: {
      'content-type': 'application/json',
      'X-Mindbody-Signature': signMindbody(config.mindbody.signatureKey, body),
    },
    body,
    retryMs: config.webhookRetryMs,
    tries: TRIES,
  })
}

export function signMindbody(key: string, body: string): string {
  return `sha256=${createHmac('sha256', key).update(body, 'utf8').digest('base64')}`
}

function eventData({ practice }: Sandbox, appointment: Appointment) {
  const provider = byId(practice.providers, appointment.providerId)
  const patient = byId(practice.patients, appointment.patientId)
  const room = byId(practice.rooms, appointment.roomId)
  const utc = (instantMs: number) => new Date(instantMs).toISOString().replace(/\.\d+Z/, 'Z')
  return {
    siteId: practice.practice.siteId,
    appointmentId: Number(appointment.id),
    status: 'Scheduled',
    isConfirmed: appointment.status === 'confirmed',
    hasArrived: false,
    locationId: Number(practice.locations[0]?.externalId),
    clientId: patient?.externalId,
    clientFirstName: patient?.firstName,
    clientLastName: patient?.lastName,
    clientEmail: patient?.email,
    clientPhone: patient?.phone.replace('+1', ''),
    staffId: Number(provider?.externalId),
    staffFirstName: provider?.firstName,
    staffLastName: provider?.lastName,
    startDateTime: utc(appointment.startAt),
    endDateTime: utc(appointment.endAt),
    durationMinutes: (appointment.endAt - appointment.startAt) / 60_000,
    genderRequested: null,
    resources: room === undefined ? [] : [{ id: Number(room.externalId), name: room.name }],
    notes: null,
    formulaNotes: null,
    icdCodes: [],
    providerId: null,
  }
}
