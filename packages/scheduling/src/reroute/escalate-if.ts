import type { AvailabilityRequest } from '../availability/availability-request.ts'
import { explainNone, type NoneReason, type Relaxation } from '../availability/explain-none.ts'
import { type AvailableSlot, findAvailability } from '../availability/find-availability.ts'
import { findSlots } from '../availability/find-slots.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import type { Location } from '../practice/location.ts'
import { type Window, windowEnd } from './window-end.ts'

const DAY_MS = 24 * 60 * 60_000
/** Alternatives are looked for so far beyond the window. */
const LOOK_BEYOND_MS = 28 * DAY_MS
const ALTERNATIVES = 3

export type EscalationRequest = Omit<AvailabilityRequest, 'from' | 'until' | 'limit'> & {
  readonly now: number
  readonly window: Window
  /** Whose opening hours count. */
  readonly location: Location
}

export type Escalation =
  | {
      readonly status: 'within'
      /** The earliest. */
      readonly slot: AvailableSlot
      /** Later ones within the window, up to three with the first. */
      readonly alternatives: readonly AvailableSlot[]
    }
  | {
      readonly status: 'escalate'
      /** The last start that would have been in time, UTC ms. */
      readonly until: number
      readonly reasons: readonly NoneReason[]
      readonly relaxations: readonly Relaxation[]
      /** Up to three real times that need the least to give, earliest first. */
      readonly alternatives: readonly AvailableSlot[]
    }

/** A person has to decide when no visit can start from now on until the window ends, both included. */
export function escalateIf(practice: PreparedPractice, request: EscalationRequest): Escalation {
  const { now, window, location, ...wishes } = request
  const until = windowEnd(now, window, location)
  const within = { ...wishes, from: now, until: until + 1 }
  const found = findAvailability(practice, { ...within, limit: ALTERNATIVES })
  const [slot] = found.slots
  if (slot !== undefined) return { status: 'within', slot, alternatives: found.slots }
  const { reasons, relaxations } = found.none ?? explainNone(practice, within)
  const alternatives = alternativesOf(practice, within)
  return { status: 'escalate', until, reasons, relaxations, alternatives }
}

/** As wished but later; then each wish by itself is left away, until there are three. */
function alternativesOf(
  practice: PreparedPractice,
  within: AvailabilityRequest,
): readonly AvailableSlot[] {
  const until = within.until + LOOK_BEYOND_MS
  const tries: readonly AvailabilityRequest[] = [
    { ...within, from: within.until, until },
    { ...within, times: undefined },
    { ...within, onlyProviderIds: undefined },
    { ...within, places: undefined },
    { ...within, times: undefined, onlyProviderIds: undefined, places: undefined, until },
  ]
  const found: AvailableSlot[] = []
  for (const request of tries) {
    if (found.length >= ALTERNATIVES) break
    found.push(...spread(practice, request, found))
  }
  return found.slice(0, ALTERNATIVES).toSorted((one, other) => one.startAt - other.startAt)
}

/** Times that are not known yet, on as many different days as there are. */
function spread(
  practice: PreparedPractice,
  request: AvailabilityRequest,
  known: readonly AvailableSlot[],
): readonly AvailableSlot[] {
  const all = findSlots(practice, request)
  const picked: number[] = []
  for (const { startAt } of all) {
    const last = picked.at(-1)
    if (picked.length < ALTERNATIVES && (last === undefined || startAt >= last + DAY_MS / 4)) {
      picked.push(startAt)
    }
  }
  return picked
    .flatMap((startAt) => {
      const at = { ...request, from: startAt, until: startAt + 1, limit: 1 }
      return findAvailability(practice, at).slots
    })
    .filter((slot) => !known.some((other) => isSameTime(slot, other)))
}

function isSameTime(one: AvailableSlot, other: AvailableSlot): boolean {
  return one.startAt === other.startAt && one.locationId === other.locationId
}
