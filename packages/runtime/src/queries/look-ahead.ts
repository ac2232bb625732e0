import type { FoundTime, Queries } from '@chairflow/node-kit'
import {
  type AvailableSlot,
  type Escalation,
  escalateIf,
  LOOK_BEYOND_MS,
  type Location,
  type LocationId,
  matchProviders,
  type PreparedPractice,
  windowEnd,
} from '@chairflow/scheduling'
import { findLocation, getMeta, type Tx } from '@chairflow/store'
import { foundSlot } from '../practice/found-slot.ts'
import { matchRequest, movingVisit, toVerdict, withOption } from '../practice/match-wish.ts'
import { placesFor } from '../practice/places-for.ts'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import type { Asked, Query } from '../query.ts'

type Input = Queries['look-ahead']['input']
type Answer = Queries['look-ahead']['output']

/** The first time within a window with whom the match chooses then, or what comes nearest and why. */
export const answer: Query<'look-ahead'> = (tx, input, { at }) => {
  const { slot } = input.wish
  const location = findLocation(tx, { id: slot.location.id as LocationId })
  if (location === undefined) return nowhere(slot.location.name, at)
  const { from, window, until } = windowOf(input, location, at)
  const practice = readMatchPractice(tx, {
    startAt: at,
    endAt: Math.max(until + LOOK_BEYOND_MS, slot.endAt),
    at,
  })
  const asked = { ...wishesOf(tx, practice, input), location, window, now: from }
  const notice = { now: at, minutes: input.noticeMinutes }
  const found = escalateIf(practice, { ...asked, notice })
  const more = {
    until,
    times: found.alternatives.map((one) => timeOf(practice, input, one)),
    practiceName: getMeta(tx, 'practiceName') ?? location.name,
    timeZone: location.timeZone,
  }
  if (found.status === 'escalate') return { status: 'escalate', reasons: found.reasons, ...more }
  return { ...firstOf(tx, practice, input, found), ...more }
}

function windowOf({ hours, counts, from, wish }: Input, location: Location, at: Asked['at']) {
  const begins = from === 'wished-time' ? Math.max(at, wish.slot.startAt) : at
  const window = { hours, counts }
  return { from: begins, window, until: windowEnd(begins, window, location) }
}

function wishesOf(tx: Tx, practice: PreparedPractice, { wish, atMostMiles }: Input) {
  const { serviceId, locationId, patientId, product } = matchRequest(wish)
  const reach = { locationId, atMostMiles, patientId: patientId ?? null }
  const elsewhere = (placesFor(tx, practice, reach) ?? []).filter(
    (place) => place.locationId !== locationId,
  )
  const places = [{ locationId, miles: null }]
  return { serviceId, patientId, product, moving: movingVisit(tx, wish), places, elsewhere }
}

/** Who is best at the first time is for the match to say, by what the flow lets count. */
function firstOf(
  tx: Tx,
  practice: PreparedPractice,
  { wish }: Input,
  { slot }: Extract<Escalation, { status: 'within' }>,
) {
  const moving = movingVisit(tx, wish)
  const { startAt } = slot
  const match = matchProviders(practice, { ...matchRequest(wish), startAt, moving })
  const [first] = match?.options ?? []
  const found = foundSlot(practice, wish.slot, slot)
  const runnerUp = match?.counterfactual?.text
  return {
    status: 'within',
    slot: first === undefined ? found : withOption(found, first),
    candidates: (match?.verdicts ?? []).map(toVerdict),
    ...(runnerUp !== undefined && { runnerUp }),
  } as const
}

function timeOf(practice: PreparedPractice, { wish }: Input, slot: AvailableSlot): FoundTime {
  const timeZone = practice.locationsById.get(slot.locationId)?.timeZone ?? 'UTC'
  return { slot: foundSlot(practice, wish.slot, slot), timeZone }
}

function nowhere(practiceName: string, at: number): Answer {
  const text = `${practiceName} is not among your locations any more`
  const reasons = [{ code: 'not-offered', text }]
  return { status: 'escalate', reasons, until: at, times: [], practiceName, timeZone: 'UTC' }
}
