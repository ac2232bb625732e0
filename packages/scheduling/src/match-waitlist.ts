import { isOccupying } from './footprint.ts'
import type { LocationId, PatientId, ServiceId, WaitlistEntryId } from './ids.ts'
import { contains, overlaps } from './intervals.ts'
import { localParts, localSpan } from './local-time.ts'
import type { Reason } from './reason.ts'
import type { Appointment, Patient, TimePreference, WaitlistEntry } from './records.ts'

export type WaitlistRequest = {
  readonly slot: {
    readonly serviceId: ServiceId
    readonly locationId: LocationId
    readonly startAt: number
    readonly endAt: number
  }
  readonly entries: readonly WaitlistEntry[]
  readonly patients: readonly Patient[]
  readonly appointments: readonly Appointment[]
  /** E.164 numbers with a question open. */
  readonly busyPhones: ReadonlySet<string>
  /** E.164 numbers that said STOP. */
  readonly suppressedPhones: ReadonlySet<string>
  readonly excludePatientIds: readonly PatientId[]
  readonly limit: number
  readonly order: 'longest-waiting' | 'best-fit'
  readonly onlyPreferredTimes: boolean
  readonly timeZone: string
}

export type WaitlistVerdict = {
  readonly entryId: WaitlistEntryId
  readonly patientId: PatientId
  readonly name: string
  readonly isEligible: boolean
  readonly isChosen: boolean
  readonly reasons: readonly Reason[]
}

/** Who may be offered a slot, in order, and why everyone else on the list for this service may not. */
export function matchWaitlist(request: WaitlistRequest): {
  readonly chosen: readonly WaitlistVerdict[]
  readonly verdicts: readonly WaitlistVerdict[]
} {
  const judged = request.entries
    .filter(({ status }) => status === 'waiting')
    .filter(({ serviceId }) => serviceId === request.slot.serviceId)
    .filter(({ locationId }) => locationId === request.slot.locationId)
    .sort(comparing(request))
    .flatMap((entry) => judge(request, entry) ?? [])
  const chosen = onePerPerson(judged.filter(({ isEligible }) => isEligible)).slice(0, request.limit)
  const ids = new Set(chosen.map(({ entryId }) => entryId))
  const verdicts = judged.map((verdict) => mark(verdict, ids.has(verdict.entryId)))
  return { chosen: verdicts.filter(({ isChosen }) => isChosen), verdicts }
}

function judge(request: WaitlistRequest, entry: WaitlistEntry): WaitlistVerdict | undefined {
  const patient = request.patients.find(({ id }) => id === entry.patientId)
  if (patient === undefined) return undefined
  const reasons = [
    checkTime(request, entry),
    checkConsent(request, patient),
    checkOtherOffer(request, patient),
    checkBooked(request, patient),
    checkExcluded(request, patient),
  ]
  return {
    entryId: entry.id,
    patientId: patient.id,
    name: `${patient.firstName} ${patient.lastName.slice(0, 1)}.`,
    isEligible: reasons.every(({ isMet }) => isMet),
    isChosen: false,
    reasons,
  }
}

function mark(verdict: WaitlistVerdict, isChosen: boolean): WaitlistVerdict {
  if (isChosen || !verdict.isEligible) return { ...verdict, isChosen }
  const limit = { code: 'limit', isMet: false, text: 'others come first' } as const
  return { ...verdict, isChosen, reasons: [...verdict.reasons, limit] }
}

function checkTime(request: WaitlistRequest, { preference }: WaitlistEntry): Reason {
  const fits = isPreferred(request, preference)
  if (fits) return { code: 'time', isMet: true, text: 'this day and time suit' }
  return {
    code: 'time',
    isMet: !request.onlyPreferredTimes,
    text: `prefers ${preference.from} to ${preference.to} on other days or hours`,
  }
}

function isPreferred({ slot, timeZone }: WaitlistRequest, preference: TimePreference): boolean {
  const { day } = localParts(slot.startAt, timeZone)
  return (
    preference.days.includes(day) && contains(localSpan(slot.startAt, preference, timeZone), slot)
  )
}

function checkConsent({ suppressedPhones }: WaitlistRequest, patient: Patient): Reason {
  if (suppressedPhones.has(patient.phone)) {
    return { code: 'opted-out', isMet: false, text: 'asked us to stop texting' }
  }
  const isMet = patient.smsConsent && patient.phone !== ''
  const text = isMet ? 'agreed to texts' : 'did not agree to texts'
  return { code: 'consent', isMet, text }
}

function checkOtherOffer({ busyPhones }: WaitlistRequest, { phone }: Patient): Reason {
  const isMet = !busyPhones.has(phone)
  const text = isMet ? 'no other question open' : 'has another question open'
  return { code: 'other-offer', isMet, text }
}

function checkBooked({ appointments, slot }: WaitlistRequest, { id }: Patient): Reason {
  const isMet = !appointments.some(
    (appointment) =>
      appointment.patientId === id && isOccupying(appointment) && overlaps(appointment, slot),
  )
  return { code: 'booked-then', isMet, text: isMet ? 'not booked then' : 'is booked at that time' }
}

function checkExcluded({ excludePatientIds }: WaitlistRequest, { id }: Patient): Reason {
  const isMet = !excludePatientIds.includes(id)
  return { code: 'excluded', isMet, text: isMet ? 'did not free this slot' : 'just cancelled it' }
}

function comparing(request: WaitlistRequest) {
  const score = ({ preference }: WaitlistEntry) => (isPreferred(request, preference) ? 0 : 1)
  const narrow = ({ preference }: WaitlistEntry) => preference.days.length
  return (one: WaitlistEntry, other: WaitlistEntry): number => {
    const byTime = one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)
    if (request.order === 'longest-waiting') return byTime
    return score(one) - score(other) || narrow(one) - narrow(other) || byTime
  }
}

function onePerPerson(verdicts: readonly WaitlistVerdict[]): readonly WaitlistVerdict[] {
  const seen = new Set<string>()
  return verdicts.filter(({ patientId }) => !seen.has(patientId) && seen.add(patientId))
}
