import { dayWords, timeWords } from '@chairflow/flow'
import type { Queries, Slot } from '@chairflow/node-kit'
import {
  type AvailableSlot,
  findAvailability,
  type LocationId,
  type PatientId,
  type PreparedPractice,
  type ProviderId,
  type ReachablePlace,
  reachablePlaces,
  type ServiceId,
} from '@chairflow/scheduling'
import { findPatient, type Tx } from '@chairflow/store'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import { zips } from '../practice/zips.ts'
import type { Query } from '../query.ts'

type Input = Queries['find-availability']['input']

/** Free times of a service for a patient, what is held counted, or why there are none. */
export const answer: Query<'find-availability'> = (tx, input, { at }) => {
  const { from, until, limit, patientId, preferredProviderId } = input
  const practice = readMatchPractice(tx, { startAt: from, endAt: until, at })
  const serviceId = input.serviceId as ServiceId
  const found = findAvailability(practice, {
    serviceId,
    from,
    until,
    limit,
    patientId: patientId as PatientId | null,
    preferredProviderId: preferredProviderId as ProviderId | null,
    places: placesOf(tx, practice, input),
  })
  const name = practice.servicesById.get(serviceId)?.name ?? ''
  const slots = found.slots.map((slot) => slotOf(practice, { id: serviceId, name }, slot))
  return {
    slots,
    words: found.slots.map((slot) => wordsOf(practice, slot, at)),
    total: found.total,
    reasons: (found.none?.reasons ?? []).map(({ text }) => text),
    instead: (found.none?.relaxations ?? []).map(({ text }) => text),
  }
}

function placesOf(
  tx: Tx,
  { records }: PreparedPractice,
  { locationId, atMostMiles, patientId }: Input,
): readonly ReachablePlace[] | undefined {
  const home = locationId as LocationId | null
  const here = home === null ? undefined : [{ locationId: home, miles: null }]
  if (atMostMiles === null) return here
  const zip = patientId === null ? '' : (findPatient(tx, { id: patientId })?.zip ?? '')
  return reachablePlaces(records.locations, { zip, atMostMiles, homeLocationId: home }, zips())
}

function slotOf(practice: PreparedPractice, service: Slot['service'], slot: AvailableSlot): Slot {
  const { providerIds, locationId, room, startAt, endAt } = slot
  const providerId = providerIds[0] ?? ''
  const provider = practice.records.providers.find(({ id }) => id === providerId)
  return {
    service,
    provider: { id: providerId, name: provider?.displayName ?? '' },
    room,
    location: { id: locationId, name: practice.locationsById.get(locationId)?.name ?? '' },
    startAt,
    endAt,
  }
}

function wordsOf(practice: PreparedPractice, { startAt, locationId }: AvailableSlot, now: number) {
  const zone = practice.locationsById.get(locationId)?.timeZone ?? 'UTC'
  return `${dayWords(startAt, now, zone)} at ${timeWords(startAt, zone)}`
}
