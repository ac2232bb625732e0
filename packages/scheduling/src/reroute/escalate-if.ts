import type { AvailabilityRequest, ReachablePlace } from '../availability/availability-request.ts'
import { explainNone, noneCodes, type Relaxation } from '../availability/explain-none.ts'
import { type AvailableSlot, findAvailability } from '../availability/find-availability.ts'
import { findSlots } from '../availability/find-slots.ts'
import { overlaps } from '../intervals.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import type { Location } from '../practice/location.ts'
import { type Window, windowEnd } from './window-end.ts'

const DAY_MS = 24 * 60 * 60_000
/** Alternatives are looked for so far beyond the window. */
export const LOOK_BEYOND_MS = 28 * DAY_MS
const ALTERNATIVES = 3

/** Why a person has to decide: the window, and every rule that stands against a time within it. */
export const escalationCodes = ['no-time-within-window', ...noneCodes] as const
export type EscalationCode = (typeof escalationCodes)[number]
export type EscalationReason = { readonly code: EscalationCode; readonly text: string }

export type EscalationRequest = Omit<AvailabilityRequest, 'from' | 'until' | 'limit'> & {
  /** Where the window begins, UTC ms: as a rule the present. */
  readonly now: number
  readonly window: Window
  /** Whose opening hours count. */
  readonly location: Location
  /** Where else the patient may be offered a time; absent: everywhere. */
  readonly elsewhere?: readonly ReachablePlace[] | undefined
}

/** What has to give for an alternative: nothing but time, one wish, or several. */
export type AlternativeChange =
  | 'none'
  | 'later'
  | 'any-time'
  | 'any-provider'
  | 'any-location'
  | 'any'

export type AlternativeSlot = AvailableSlot & { readonly change: AlternativeChange }

export type Escalation =
  | {
      readonly status: 'within'
      /** The last start that is in time, UTC ms. */
      readonly until: number
      /** The earliest. */
      readonly slot: AvailableSlot
      /** Up to three with the first: of the window, and where it holds fewer what comes nearest. */
      readonly alternatives: readonly AlternativeSlot[]
    }
  | {
      readonly status: 'escalate'
      /** The last start that would have been in time, UTC ms. */
      readonly until: number
      readonly reasons: readonly EscalationReason[]
      readonly relaxations: readonly Relaxation[]
      /** Up to three real times that need the least to give, earliest first. */
      readonly alternatives: readonly AlternativeSlot[]
    }

/** A person has to decide when no visit can start from now on until the window ends, both included. */
export function escalateIf(practice: PreparedPractice, request: EscalationRequest): Escalation {
  const { now, window, location, elsewhere, ...wishes } = request
  const until = windowEnd(now, window, location)
  const within = { ...wishes, from: now, until: until + 1 }
  const [slot] = findAvailability(practice, { ...within, limit: 1 }).slots
  const alternatives = alternativesOf(practice, within, elsewhere)
  if (slot !== undefined) return { status: 'within', until, slot, alternatives }
  const { reasons, relaxations } = explainNone(practice, within)
  return {
    status: 'escalate',
    until,
    reasons: [late(window), ...reasons],
    relaxations,
    alternatives,
  }
}

function late({ hours, counts }: Window): EscalationReason {
  const said = counts === 'wall-hours' ? 'hours' : 'opening hours'
  return { code: 'no-time-within-window', text: `There is no time within ${hours} ${said}` }
}

type Try = AvailabilityRequest & { readonly change: AlternativeChange }

/** As wished, then as wished but later; then each wish by itself is left away, until there are three. */
function alternativesOf(
  practice: PreparedPractice,
  within: AvailabilityRequest,
  elsewhere: EscalationRequest['elsewhere'],
): readonly AlternativeSlot[] {
  const until = within.until + LOOK_BEYOND_MS
  const places = elsewhere && [...(within.places ?? []), ...elsewhere]
  const anyone = { times: undefined, onlyProviderIds: undefined, places }
  const tries: readonly Try[] = [
    { ...within, change: 'none' },
    { ...within, from: within.until, until, change: 'later' },
    { ...within, times: undefined, change: 'any-time' },
    { ...within, onlyProviderIds: undefined, change: 'any-provider' },
    { ...within, places, change: 'any-location' },
    { ...within, ...anyone, until, change: 'any' },
  ]
  const found: AlternativeSlot[] = []
  for (const { change, ...request } of tries) {
    if (found.length >= ALTERNATIVES) break
    found.push(...spread(practice, request, { change, known: found }))
  }
  return found.slice(0, ALTERNATIVES).toSorted((one, other) => one.startAt - other.startAt)
}

type Spreading = {
  readonly change: AlternativeChange
  readonly known: readonly AvailableSlot[]
}

/**
 * Times that are not known yet, on as many different days as there are. None overlaps another: the
 * patient can come to one of them only, and all of them can be kept free at once.
 */
function spread(
  practice: PreparedPractice,
  request: AvailabilityRequest,
  { change, known }: Spreading,
): readonly AlternativeSlot[] {
  const picked: number[] = []
  for (const slot of findSlots(practice, request)) {
    const { startAt } = slot
    const isApart = startAt >= (picked.at(-1) ?? Number.NEGATIVE_INFINITY) + DAY_MS / 4
    if (picked.length < ALTERNATIVES && isApart && !known.some((one) => overlaps(one, slot))) {
      picked.push(startAt)
    }
  }
  return picked
    .flatMap((startAt) => {
      const at = { ...request, from: startAt, until: startAt + 1, limit: 1 }
      return findAvailability(practice, at).slots
    })
    .map((slot) => ({ ...slot, change }))
}
