import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TwinWorld, twinSlots } from '../availability/testing/bitmap-twin.ts'
import { QUANTUM_MS } from '../availability/testing/bits.ts'
import { type Clock, clocksOf } from '../availability/testing/clocks.ts'
import { createDraws, type Draws } from '../availability/testing/draws.ts'
import { drawRequest, drawWorld } from '../availability/testing/random-world.ts'
import { type PreparedPractice, preparePractice } from '../match/prepare-practice.ts'
import type { Location } from '../practice/location.ts'
import { type AlternativeSlot, escalateIf } from './escalate-if.ts'
import type { Window } from './window-end.ts'

const WORLDS = 1_500
const QUERIES_EACH = 4
const DAY_MS = 24 * 60 * 60_000

/** The window counted out in steps of five minutes on a wall clock told by Intl; null: beyond it. */
function countedEnd(world: TwinWorld, now: number, { hours, counts }: Window, location: Location) {
  const clocks = clocksOf(location.timeZone, world.baseAt, world.quanta)
  const counted = (clock: Clock) =>
    counts === 'wall-hours' || location.hours.length === 0 || isOpen(location, clock, clocks)
  let left = hours * 12
  for (let index = (now - world.baseAt) / QUANTUM_MS; index < clocks.length; index += 1) {
    const clock = clocks[index]
    if (clock !== undefined && counted(clock)) left -= 1
    if (left === 0) return world.baseAt + (index + 1) * QUANTUM_MS
  }
  return null
}

/** Hours that go on over midnight belong to the day on which they began, and close with it. */
function isOpen({ hours, closures }: Location, clock: Clock, clocks: readonly Clock[]): boolean {
  const midnight = clocks.indexOf(clock) - clock.sinceMidnight / 5
  const before = clocks[midnight - 1]?.date ?? ''
  const isClosed = (date: string) =>
    closures.some(({ from, until }) => from <= date && date <= until)
  return hours.some(({ day, opens, closes }) => {
    if (opens < closes) {
      const isNow = clock.weekday === day && opens <= clock.time && clock.time < closes
      return isNow && !isClosed(clock.date)
    }
    if (clock.weekday === day && opens <= clock.time) return !isClosed(clock.date)
    return clock.weekday === (day % 7) + 1 && clock.time < closes && !isClosed(before)
  })
}

function drawQuestion(draws: Draws, world: TwinWorld) {
  const { from: _from, until: _until, limit: _limit, ...wishes } = drawRequest(draws, world)
  const [location] = world.practice.locations
  if (location === undefined) throw new Error('a world without a location')
  const now = world.baseAt + DAY_MS + draws.upTo(2 * 288) * QUANTUM_MS
  const window: Window = {
    hours: draws.oneOf(1, 2, 5, 9, 12, 24, 48),
    counts: draws.oneOf('wall-hours', 'business-hours'),
  }
  const places = [{ locationId: location.id, miles: null }]
  const notice = draws.oneOf(undefined, { now, minutes: 60 })
  return { ...wishes, notice, places, now, window, location, stepMinutes: 15 }
}

/** The patient can come to one of them only, and all can be kept at once. */
function expectApart(times: readonly AlternativeSlot[]): void {
  expect(times.length).toBeLessThan(4)
  for (const [index, { endAt }] of times.entries()) {
    expect(times[index + 1]?.startAt ?? endAt).toBeGreaterThanOrEqual(endAt)
  }
}

type Seen = { within: number; escalate: number; onTheEdge: number }

/** One question to both; what is beyond the world's days is not asked. */
function compare(draws: Draws, world: TwinWorld, practice: PreparedPractice, seen: Seen): void {
  const { now, window, location, ...wishes } = drawQuestion(draws, world)
  const end = countedEnd(world, now, window, location)
  if (end === null || end > world.baseAt + 5 * DAY_MS) return
  const [first] = twinSlots(world, { ...wishes, from: now, until: end + 1 })
  const answer = escalateIf(practice, { ...wishes, now, window, location })
  expectApart(answer.alternatives)
  expect(answer.status).toBe(first === undefined ? 'escalate' : 'within')
  seen[answer.status] += 1
  if (answer.status === 'within') {
    expect(String(answer.slot.startAt)).toBe(first?.split(' ')[0])
    seen.onTheEdge += answer.slot.startAt === end ? 1 : 0
    return
  }
  expect(answer.until).toBe(end)
  expect(answer.reasons.length).toBeGreaterThan(1)
}

test('a time within the window is found exactly when counting out finds one', () => {
  const seen: Seen = { within: 0, escalate: 0, onTheEdge: 0 }
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const draws = createDraws(seed)
      const world = drawWorld(draws)
      const practice = preparePractice(world.practice)
      for (let query = 0; query < QUERIES_EACH; query += 1) compare(draws, world, practice, seen)
    }),
    { numRuns: WORLDS, seed: 5, endOnFailure: true },
  )
  const asked = seen.within + seen.escalate
  expect(asked).toBeGreaterThan((WORLDS * QUERIES_EACH) / 2)
  expect(Math.min(seen.within, seen.escalate)).toBeGreaterThan(asked / 15)
  expect(seen.onTheEdge).toBeGreaterThan(0)
}, 120_000)
