import type { BookingIds, Slot } from '@chairflow/node-kit'
import { judgeOffer, type PatientId } from '@chairflow/scheduling'
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
import { planVisit } from '../practice/plan-visit.ts'
import { plannedVisit } from '../practice/planned-visit.ts'
import { readListsOnly } from '../practice/read-match-practice.ts'
import { sayTaken } from '../practice/say-taken.ts'
import { slotSpans } from '../practice/slot-spans.ts'

/**
 * The practice system's own ids for what a booking names. With them the time is taken, in the commit
 * that asks for the booking: what the execution held of it is the booking's from then on, and what no
 * booking may break is looked at once more (facts/scheduling 2.6).
 */
export const run: Command<'take-for-booking'> = (tx, { slot, patientId }, context) => {
  const { at, executionId, stepId } = context
  const ids = idsOf(tx, slot, patientId)
  if (ids.booking === null) return { ...ids, isTaken: false }
  const unfit = unfitFor(tx, slot)
  if (unfit !== null) return { booking: null, isTaken: true, reason: unfit }
  const placed = turnHoldIntoBooking(tx, {
    id: bookingKey(executionId, stepId),
    executionId,
    spans: slotSpans(tx, { slot, patientId, at, executionId }),
    at,
    leeway: leewayOf(tx, slot),
  })
  if (placed.type === 'held') {
    planVisit(tx, slot, { patientId, product: slot.product ?? null })
    return { ...ids, isTaken: false }
  }
  const reason = `This time cannot be booked: ${sayTaken(slot, placed.taken)}.`
  return { booking: null, isTaken: true, reason }
}

/**
 * Why the practice's lists do not let this visit be, null when they do: a certificate, a role, shifts,
 * time off, a closed room or location, a device in repair. What was never entered stands against
 * nothing, but for certificates.
 */
function unfitFor(tx: Tx, slot: Slot): string | null {
  const found = judgeOffer(readListsOnly(tx, slot), plannedVisit(slot)).find(
    ({ code, isGap }) => isGap !== true || code.startsWith('credential'),
  )
  return found === undefined ? null : `${found.text}.`
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
