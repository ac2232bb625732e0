import { isOccupying } from '../footprint.ts'
import type { AppointmentId } from '../ids.ts'
import { timesWithin } from '../match/busy-times.ts'
import { type MatchCode, type MatchReason, unmet } from '../match/match-reason.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import { askAbout, type Question } from '../match/question.ts'
import { checkCredentials } from '../match/rules/check-credentials.ts'
import { checkEquipment } from '../match/rules/check-equipment.ts'
import { checkLocation } from '../match/rules/check-location.ts'
import { checkRole } from '../match/rules/check-role.ts'
import { checkPlace, checkShift } from '../match/rules/check-shift.ts'
import { checkTimeOff, sayAway } from '../match/rules/check-time-off.ts'
import { footprintOf } from '../match/visit.ts'
import { credentialKinds } from '../practice/credential-rule.ts'
import type { Provider } from '../practice/provider.ts'
import type { Appointment } from '../records.ts'

/** A future booking that cannot stay as it is, and everything that stands against it. */
export type UnfitBooking = {
  readonly appointmentId: AppointmentId
  /** At least one; in the order of the rules. */
  readonly reasons: readonly { readonly code: MatchCode; readonly text: string }[]
  /** Nothing is known to stand against it: shifts or certificates were never entered. */
  readonly isGap: boolean
}

/** What stands against a visit; `isGap` where the practice only never entered it. */
export type UnfitReason = MatchReason & { readonly isGap?: boolean }

/** A visit as it is booked, or as it is offered: nobody has it yet. */
export type PlannedVisit = Pick<
  Appointment,
  'serviceId' | 'locationId' | 'providerId' | 'roomId' | 'startAt' | 'endAt'
> &
  Partial<Pick<Appointment, 'id' | 'patientId' | 'product'>>

/**
 * Which bookings that have not begun (`now`, UTC ms) cannot stay: a certificate lapses by then or is
 * revoked, the provider is out or does not work then, the room or location is closed, a device is in
 * repair. Two bookings of one time are not looked at: the practice system is told when it books.
 */
export function judgeBookings(
  practice: PreparedPractice,
  appointments: readonly Appointment[],
  now: number,
): readonly UnfitBooking[] {
  return appointments.flatMap((appointment) => {
    if (!isOccupying(appointment) || appointment.startAt <= now) return []
    const found = whyUnfit(practice, appointment)
    if (found.length === 0) return []
    const reasons = found.map(({ code, text }) => ({ code, text }))
    const isGap = found.every((reason) => reason.isGap === true)
    return [{ appointmentId: appointment.id, reasons, isGap }]
  })
}

/** Everything that stands against a visit as it is planned, in the order of the rules. */
export function whyUnfit(practice: PreparedPractice, visit: PlannedVisit): readonly UnfitReason[] {
  const question = askAsPlanned(practice, visit)
  if (question === null) return []
  const provider = practice.records.providers.find(({ id }) => id === visit.providerId)
  const reasons: readonly UnfitReason[] = [
    ...(provider === undefined ? [] : judgeHolder(question, provider)),
    ...closedRoom(question, visit),
    ...inRepair(question),
    ...checkLocation(question),
  ]
  return reasons.filter(({ isMet }) => !isMet)
}

/** With the length that was planned, which may differ from what the service says today. */
export function askAsPlanned(practice: PreparedPractice, visit: PlannedVisit): Question | null {
  const { startAt, endAt } = visit
  const question = askAbout(practice, { ...wishOf(visit), startAt })
  if (question === null) return null
  const treatment = { startAt, endAt }
  return { ...question, treatment, footprint: footprintOf(treatment, question.service) }
}

/** A visit as somebody else, or another time, is looked for. */
export function wishOf(visit: PlannedVisit) {
  const { serviceId, locationId, patientId, product, id: moving } = visit
  return { serviceId, locationId, patientId, product, moving }
}

function judgeHolder(question: Question, provider: Provider): readonly UnfitReason[] {
  const named = (reason: MatchReason): UnfitReason => {
    const isGap = isNeverEntered(question, provider, reason)
    const text = isGap && reason.code === 'shift' ? 'No shifts are entered' : reason.text
    return { ...reason, isGap, text: `${provider.displayName}: ${text}` }
  }
  const place = checkPlace(question, provider)
  const works = place === null ? checkShift(question, provider) : [place]
  return [
    ...checkRole(question, provider),
    ...checkCredentials(question, provider),
    ...works,
    ...checkTimeOff(question, provider),
  ].map(named)
}

/**
 * Of somebody without any shift, without any certificate, or where nobody has one of the kind, the
 * practice's lists are not complete yet; that says nothing about the booking.
 */
function isNeverEntered(
  { practice, service }: Question,
  provider: Provider,
  { code }: MatchReason,
): boolean {
  if (code === 'shift') return provider.shifts.length === 0
  if (code !== 'credential-missing') return false
  const own = practice.credentialsOf.get(provider.id) ?? []
  if (own.length === 0) return true
  const missing = credentialKinds(service.requirement.credentials).filter(
    (kind) => !own.some((card) => card.kind === kind),
  )
  return missing.every((kind) => !practice.records.credentials.some((card) => card.kind === kind))
}

function closedRoom(question: Question, { roomId }: PlannedVisit): readonly MatchReason[] {
  const room = question.practice.records.rooms.find(({ id }) => id === roomId)
  if (room === undefined) return []
  const times = timesWithin(question.practice.timeOff.get(`room:${room.id}`), question.footprint)
  return times.map((time) => unmet('room', `${room.name} closed ${sayAway(question, time)}`))
}

/** Where no device is in repair then, a lack of them is not news. */
function inRepair(question: Question): readonly MatchReason[] {
  const { practice, location, service, footprint } = question
  const isOut = (practice.equipmentOf.get(location.id) ?? []).some(
    ({ id, type }) =>
      service.equipmentTypes.includes(type) &&
      timesWithin(practice.timeOff.get(`equipment:${id}`), footprint).length > 0,
  )
  return isOut ? checkEquipment(question) : []
}
