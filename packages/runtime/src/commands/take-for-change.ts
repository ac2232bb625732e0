import type { Commands, Slot } from '@chairflow/node-kit'
import { type Appointment, judgeBookings } from '@chairflow/scheduling'
import { findExecution, placeMove, setVisitProduct, type Tx } from '@chairflow/store'
import type { Command } from '../command.ts'
import type { Connected } from '../connections.ts'
import { bookingKey } from '../practice/booking-key.ts'
import { leewayOf } from '../practice/leeway-of.ts'
import { linkedPlace } from '../practice/linked-ids.ts'
import { planVisit } from '../practice/plan-visit.ts'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import { sayTaken } from '../practice/say-taken.ts'
import { slotOf } from '../practice/scope-of.ts'
import { slotSpans } from '../practice/slot-spans.ts'
import { visitOfPatient } from '../practice/visit-of-patient.ts'
import type { Asked } from '../query.ts'

type Input = Commands['take-for-change']['input']
type Answer = Commands['take-for-change']['output']

const MINUTE_MS = 60_000

/**
 * Judges a booked visit once more as it would be, and takes its new provider, room or time in the
 * commit that asks the practice system – or a person, where the practice system cannot be told.
 */
export const run: Command<'take-for-change'> = (tx, input, asked) => {
  const visit = visitOfPatient(tx, asked.host, {
    externalId: input.visitId,
    patientId: input.patientId,
  })
  if (visit === undefined) return refused('We do not know this visit')
  const slot = wantedSlot(visit, input)
  const reason = whyNot(tx, visit, slot, input, asked.at)
  if (reason !== null) return refused(reason)
  if (isThere(visit, slot)) {
    setVisitProduct(tx, rememberProduct(tx, visit, slot, input))
    return { type: 'there', slot }
  }
  const change = changeOf(tx, { visit, slot, asked })
  const byHand = change.type === 'no' ? untilOf(visit, slot, input, asked.at) : null
  const placed = placeMove(tx, {
    id: bookingKey(asked.executionId, asked.stepId),
    executionId: asked.executionId,
    appointment: visit,
    spans: slotSpans(tx, {
      slot,
      patientId: input.patientId,
      at: asked.at,
      moving: visit.id,
      executionId: asked.executionId,
    }),
    at: asked.at,
    expiresAt: byHand,
    leeway: leewayOf(tx, slot),
  })
  if (placed.type === 'taken') return refused(sayTaken(slot, placed.taken))
  rememberProduct(tx, visit, slot, input)
  if (change.type === 'yes') return { type: 'taken', slot, change: change.input }
  const from = slotOf(tx, visit) ?? slot
  return { type: 'by-hand', slot, from, why: change.why, until: byHand ?? asked.at }
}

function refused(reason: string): Answer {
  return { type: 'refused', reason: `The visit cannot be moved there: ${reason}.` }
}

/** Who only takes a visit over takes it as long as it is booked. */
function wantedSlot({ startAt, endAt }: Appointment, { slot, does }: Input): Slot {
  return does === 'reassign' && slot.startAt === startAt ? { ...slot, endAt } : slot
}

function whyNot(
  tx: Tx,
  visit: Appointment,
  slot: Slot,
  { does }: Input,
  at: number,
): string | null {
  const isLive = visit.status === 'booked' || visit.status === 'confirmed'
  if (!isLive) return 'it was cancelled meanwhile'
  if (visit.startAt <= at || slot.startAt <= at) return 'its time has come'
  if (visit.serviceId !== slot.service.id) return 'it is for another service'
  if (does === 'reassign' && visit.startAt !== slot.startAt) {
    return 'it was given another time meanwhile'
  }
  const practice = readMatchPractice(tx, { startAt: slot.startAt, endAt: slot.endAt, at })
  const [unfit] = judgeBookings(practice, [asWanted(visit, slot)], at)
  return unfit === undefined ? null : unfit.reasons.map(({ text }) => text).join('. ')
}

function asWanted(visit: Appointment, slot: Slot): Appointment {
  const { startAt, endAt, provider, room, location } = slot
  const place = { providerId: provider.id, roomId: room?.id ?? null, locationId: location.id }
  const { product = visit.product } = slot
  return { ...visit, startAt, endAt, product, ...place } as Appointment
}

/** Whoever moves a visit without naming a product leaves it the one that it has. */
function rememberProduct(tx: Tx, visit: Appointment, slot: Slot, { patientId }: Input) {
  const product = slot.product ?? visit.product ?? null
  planVisit(tx, slot, { patientId, product })
  return { id: visit.id, product }
}

function isThere(visit: Appointment, slot: Slot): boolean {
  const wanted = asWanted(visit, slot)
  return (['startAt', 'endAt', 'providerId', 'roomId', 'locationId'] as const).every(
    (field) => visit[field] === wanted[field],
  )
}

type Moving = { readonly visit: Appointment; readonly slot: Slot; readonly asked: Asked }
type Telling =
  | {
      readonly type: 'yes'
      readonly input: Extract<Answer, { type: 'taken' }>['change']
    }
  | { readonly type: 'no'; readonly why: string }

/** What the practice system is told, or why it cannot be. */
function changeOf(tx: Tx, { visit, slot, asked }: Moving): Telling {
  const { host, executionId } = asked
  const { connections } = host
  const locationId = findExecution(tx, executionId)?.locationId ?? null
  const connected = connections.forSlot('pms', locationId)
  if (connected === undefined || connected.id !== visit.connectionId) {
    return no('It is in a practice system that this flow does not write to.')
  }
  const why = whatLacks(connected, visit, slot)
  if (why !== null) return no(why)
  const now = slotOf(tx, visit)
  const before = now === null ? undefined : linkedPlace(tx, now)
  const after = linkedPlace(tx, slot)
  if (before === undefined || after === undefined) {
    return no('The provider or the room is not linked to the practice system.')
  }
  const { externalId, startAt, endAt } = visit
  const to = { startAt: slot.startAt, endAt: slot.endAt, ...after }
  return { type: 'yes', input: { externalId, before: { startAt, endAt, ...before }, after: to } }
}

function no(why: string): Telling {
  return { type: 'no', why }
}

/** By what the connector says of itself, in words for the front desk. */
function whatLacks({ connector }: Connected, visit: Appointment, slot: Slot): string | null {
  const { title, capabilities } = connector
  if (visit.locationId !== slot.location.id) {
    return `${title} cannot be told to move a visit to another location.`
  }
  const isOtherTime = visit.startAt !== slot.startAt || visit.endAt !== slot.endAt
  if (isOtherTime && !capabilities.includes('booking.reschedule')) {
    return `${title} cannot be told to give a visit another time.`
  }
  const isOtherPlace =
    visit.providerId !== slot.provider.id || visit.roomId !== (slot.room?.id ?? null)
  if (isOtherPlace && !capabilities.includes('booking.reassign')) {
    return `${title} cannot be told to give a visit to somebody else.`
  }
  return null
}

function untilOf(visit: Appointment, slot: Slot, { byHandMinutes }: Input, at: number): number {
  return Math.min(at + byHandMinutes * MINUTE_MS, visit.startAt, slot.startAt)
}
