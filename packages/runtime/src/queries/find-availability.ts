import { dayWords, timeWords } from '@chairflow/flow'
import {
  type AvailableSlot,
  findAvailability,
  type PatientId,
  type PreparedPractice,
  type ProviderId,
  type ServiceId,
} from '@chairflow/scheduling'
import { foundSlot } from '../practice/found-slot.ts'
import { placesFor } from '../practice/places-for.ts'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import type { Query } from '../query.ts'

/** Free times of a service for a patient, what is held counted, or why there are none. */
export const answer: Query<'find-availability'> = (tx, input, { at }) => {
  const { from, until, limit, patientId, preferredProviderId, product } = input
  const practice = readMatchPractice(tx, { startAt: from, endAt: until, at })
  const serviceId = input.serviceId as ServiceId
  const found = findAvailability(practice, {
    serviceId,
    product,
    from,
    until,
    limit,
    patientId: patientId as PatientId | null,
    preferredProviderId: preferredProviderId as ProviderId | null,
    places: placesFor(tx, practice, input),
  })
  const name = practice.servicesById.get(serviceId)?.name ?? ''
  const wanted = { service: { id: serviceId, name }, ...(product !== undefined && { product }) }
  const slots = found.slots.map((slot) => foundSlot(practice, wanted, slot))
  return {
    slots,
    words: found.slots.map((slot) => wordsOf(practice, slot, at)),
    total: found.total,
    reasons: (found.none?.reasons ?? []).map(({ text }) => text),
    instead: (found.none?.relaxations ?? []).map(({ text }) => text),
  }
}

function wordsOf(practice: PreparedPractice, { startAt, locationId }: AvailableSlot, now: number) {
  const zone = practice.locationsById.get(locationId)?.timeZone ?? 'UTC'
  return `${dayWords(startAt, now, zone)} at ${timeWords(startAt, zone)}`
}
