import { dateWords, timeWords } from '@chairflow/flow'
import {
  type AvailableSlot,
  draftMessage,
  escalateIf,
  type Location,
  wishOf,
} from '@chairflow/scheduling'
import { findPatient, findRoom, getMeta, openTask, type Tx } from '@chairflow/store'
import { readMatchPractice } from '../practice/read-match-practice.ts'

import { OFFERS_MS, type Unfit } from './unfit-bookings.ts'
import { whoCould } from './who-could.ts'

/** Times that the draft offers lie within so many hours where there are any. */
const OFFER_WITHIN = { hours: 14 * 24, counts: 'wall-hours' } as const

const CHOICES = [
  { id: 'moved', label: 'I moved it' },
  { id: 'cancelled', label: 'It is cancelled' },
  { id: 'stays', label: 'It stays, I take care of it' },
]

type Asking = { readonly id: string; readonly at: number }

/** The front desk is asked to move a booking, with all that is needed to do it at once. */
export function openRerouteTask(tx: Tx, unfit: Unfit, { id, at }: Asking): void {
  const { appointment, practice } = unfit
  const service = practice.servicesById.get(appointment.serviceId)
  const location = practice.locationsById.get(appointment.locationId)
  if (service === undefined || location === undefined) return
  const when = `${dateWords(appointment.startAt, location.timeZone)}, ${timeWords(appointment.startAt, location.timeZone)}`
  openTask(tx, {
    id,
    executionId: null,
    nodeId: null,
    kind: 'review',
    title: `A booking cannot stay: ${service.name}, ${when}`,
    body: bodyOf(tx, unfit, when),
    draftMessage: draftOf(tx, unfit, { location, at }),
    choicesJson: JSON.stringify(CHOICES),
    openedAt: at,
    dueAt: appointment.startAt,
  })
}

function bodyOf(tx: Tx, unfit: Unfit, when: string): string {
  const { appointment, practice, reasons } = unfit
  const patient = patientOf(tx, unfit)
  const who = patient === undefined ? 'A patient we do not know' : nameOf(patient)
  const provider = practice.records.providers.find(({ id }) => id === appointment.providerId)
  const room = appointment.roomId === null ? undefined : findRoom(tx, { id: appointment.roomId })
  const where = room === undefined ? '' : ` in ${room.name}`
  return [
    `${who}: ${when} with ${provider?.displayName ?? 'somebody unknown'}${where} (booking ${appointment.externalId}).`,
    `Why: ${reasons.map(({ text }) => text).join('. ')}.`,
    sameTime(unfit),
  ].join('\n\n')
}

function nameOf(patient: { firstName: string; lastName: string; phone: string }): string {
  const phone = patient.phone === '' ? 'no mobile number on file' : patient.phone
  return `${patient.firstName} ${patient.lastName}, ${phone}`
}

/** Who could take it over at the time that was booked. */
function sameTime({ appointment, practice }: Unfit): string {
  const options = whoCould(practice, appointment)
  if (options.length === 0) return 'Nobody else is free and certified at that time.'
  return `At the same time could: ${options.join(', ')}.`
}

function draftOf(
  tx: Tx,
  unfit: Unfit,
  { location, at }: { readonly location: Location; readonly at: number },
): string {
  const { appointment } = unfit
  const { locationId, ...wanted } = wishOf(appointment)
  const read = knownAhead(tx, unfit, at)
  const places = [{ locationId, miles: null }]
  const wish = { ...wanted, location, now: at, window: OFFER_WITHIN }
  /** How far the patient would go is not known. */
  const where = { places, elsewhere: [] }
  const notice = { now: at, minutes: 60 }
  const { alternatives } = escalateIf(read, { ...wish, ...where, notice })
  return draftMessage({
    language: 'en',
    firstName: patientOf(tx, unfit)?.firstName ?? '',
    practiceName: getMeta(tx, 'practiceName') ?? location.name,
    bookedAt: appointment.startAt,
    timeZone: location.timeZone,
    heldUntil: null,
    alternatives: alternatives.map((slot) => alternativeOf(unfit, slot)),
  })
}

/** Read once where many were found together. */
function knownAhead(tx: Tx, { practice, known }: Unfit, at: number): Unfit['practice'] {
  const endAt = at + OFFERS_MS
  const isKnown = known.startAt <= at && known.endAt >= endAt
  return isKnown ? practice : readMatchPractice(tx, { startAt: at, endAt, at })
}

function alternativeOf({ practice, appointment }: Unfit, slot: AvailableSlot) {
  const location = practice.locationsById.get(slot.locationId)
  const provider = practice.records.providers.find(({ id }) => id === slot.providerIds[0])
  return {
    startAt: slot.startAt,
    providerName: provider?.displayName ?? '',
    locationName: slot.locationId === appointment.locationId ? null : (location?.name ?? null),
    timeZone: location?.timeZone ?? 'UTC',
  }
}

function patientOf(tx: Tx, { appointment: { patientId } }: Unfit) {
  return patientId === null ? undefined : findPatient(tx, { id: patientId })
}
