import type { BookingIds, Slot } from '@chairflow/node-kit'
import type { LocationId, PatientId, ServiceId } from '@chairflow/scheduling'
import { matchProviders } from '@chairflow/scheduling'
import {
  findLocation,
  findPatient,
  findProvider,
  findRoom,
  findService,
  type Tx,
  turnHoldIntoBooking,
} from '@chairflow/store'
import type { Command } from '../command.ts'
import { bookingKey } from '../practice/booking-key.ts'
import { leewayOf } from '../practice/leeway-of.ts'
import { linked } from '../practice/linked-ids.ts'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import { sayTaken } from '../practice/say-taken.ts'
import { slotSpans } from '../practice/slot-spans.ts'

/**
 * The practice system's own ids for what a booking names. With them the time is taken, in the commit
 * that asks for the booking: what the execution held of it is the booking's from then on, and
 * certificates are looked at once more (facts/scheduling 2.6).
 */
export const run: Command<'take-for-booking'> = (tx, { slot, patientId }, context) => {
  const { at, executionId, stepId } = context
  const ids = idsOf(tx, slot, patientId)
  if (ids.booking === null) return { ...ids, isTaken: false }
  const lapsed = lapsedFor(tx, slot, at)
  if (lapsed !== null) return { booking: null, isTaken: true, reason: lapsed }
  const placed = turnHoldIntoBooking(tx, {
    id: bookingKey(executionId, stepId),
    executionId,
    spans: slotSpans(tx, { slot, patientId, at, executionId }),
    at,
    leeway: leewayOf(tx, slot),
  })
  if (placed.type === 'held') return { ...ids, isTaken: false }
  const reason = `This time cannot be booked: ${sayTaken(slot, placed.taken)}.`
  return { booking: null, isTaken: true, reason }
}

/** Why the provider's certificates do not carry this visit; null when they do. */
function lapsedFor(tx: Tx, slot: Slot, at: number): string | null {
  const match = matchProviders(readMatchPractice(tx, { ...slot, at }), {
    serviceId: slot.service.id as ServiceId,
    locationId: slot.location.id as LocationId,
    startAt: slot.startAt,
  })
  const verdict = match?.verdicts.find(({ providerId }) => providerId === slot.provider.id)
  const unmet = verdict?.reasons.find(({ isMet, code }) => !isMet && code.startsWith('credential'))
  return unmet === undefined ? null : `${slot.provider.name}: ${unmet.text}.`
}

function idsOf(
  tx: Tx,
  slot: Slot,
  patientId: string,
): { readonly booking: BookingIds | null; readonly reason: string } {
  const service = linked(findService(tx, { id: slot.service.id }))
  const provider = linked(findProvider(tx, { id: slot.provider.id }))
  const location = linked(findLocation(tx, { id: slot.location.id }))
  const patient = linked(findPatient(tx, { id: patientId as PatientId }))
  if (service === undefined) return missing('service')
  if (provider === undefined) return missing('provider')
  if (location === undefined) return missing('location')
  if (patient === undefined) return missing('patient')
  const booking = {
    serviceExternalId: service,
    providerExternalId: provider,
    locationExternalId: location,
    roomExternalId: linked(findRoom(tx, { id: slot.room?.id ?? '' })) ?? null,
    patientExternalId: patient,
  }
  return { booking, reason: 'Everything is known to the practice system' }
}

function missing(what: string) {
  const reason = `The ${what} is not linked to your practice system. Link it under Practice.`
  return { booking: null, reason }
}
