import { isOccupying } from '../footprint.ts'
import type { PatientId } from '../ids.ts'
import { contains, overlaps } from '../intervals.ts'
import { localParts, localSpan } from '../local-time.ts'
import type { TimePreference } from '../records.ts'
import type { PastOffer } from './offer.ts'
import type { WaitlistSearch } from './waitlist-request.ts'

/** A search with what all its checks share worked out once. */
export type Searching = WaitlistSearch & {
  readonly fitsWindow: (window: TimePreference) => boolean
  readonly milesOf: (zip: string) => number | null
  readonly bookedThen: ReadonlySet<PatientId>
  readonly excluded: ReadonlySet<PatientId>
  readonly offersOf: (id: PatientId) => readonly PastOffer[]
}

const NONE: readonly PastOffer[] = []

export function beginSearch(search: WaitlistSearch): Searching {
  const offers = Map.groupBy(search.offers, ({ patientId }) => patientId)
  return {
    ...search,
    fitsWindow: windowTest(search),
    milesOf: remembered(search.milesFrom),
    bookedThen: bookedThen(search),
    excluded: new Set(search.excludePatientIds),
    offersOf: (id) => offers.get(id) ?? NONE,
  }
}

/** Few different hours are asked for, and placing them in a zone costs more than looking them up. */
function windowTest({ slot, timeZone }: WaitlistSearch) {
  const { day } = localParts(slot.startAt, timeZone)
  const fits = remembered((from: string) =>
    remembered((to: string) => contains(localSpan(slot.startAt, { from, to }, timeZone), slot)),
  )
  return ({ days, from, to }: TimePreference) => days.includes(day) && fits(from)(to)
}

function bookedThen({ appointments, slot }: WaitlistSearch): ReadonlySet<PatientId> {
  const booked = appointments.filter((one) => isOccupying(one) && overlaps(one, slot))
  return new Set(booked.flatMap(({ patientId }) => patientId ?? []))
}

function remembered<Value>(read: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined || known.has(key)) return before as Value
    const value = read(key)
    known.set(key, value)
    return value
  }
}
