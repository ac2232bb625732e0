import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchProviders } from '../match/match-providers.ts'
import { type PreparedPractice, preparePractice } from '../match/prepare-practice.ts'
import type { Appointment } from '../records.ts'
import type { AvailabilityRequest } from './availability-request.ts'
import { everywhere, findSlots } from './find-slots.ts'
import { twinSlots } from './testing/bitmap-twin.ts'
import { createDraws } from './testing/draws.ts'
import { drawRequest, drawWorld } from './testing/random-world.ts'

const WORLDS = 2_000
const QUERIES_EACH = 10
const MINUTE_MS = 60_000
const HALF_HOUR_MS = 30 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/** `start location provider`, sorted. */
function pairsOf(practice: PreparedPractice, request: AvailabilityRequest): readonly string[] {
  return findSlots(practice, request)
    .flatMap(({ startAt, locationId, providerIds }) =>
      providerIds.map((id) => `${startAt} ${locationId} ${id}`),
    )
    .sort()
}

test(`intervals and bits find the same times in ${WORLDS * QUERIES_EACH} searches`, () => {
  const seen = { searches: 0, withTimes: 0, without: 0 }
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const draws = createDraws(seed)
      const world = drawWorld(draws)
      const practice = preparePractice(world.practice)
      for (let query = 0; query < QUERIES_EACH; query += 1) {
        const request = drawRequest(draws, world)
        const found = pairsOf(practice, request)
        expect(found).toEqual(twinSlots(world, request))
        seen.searches += 1
        if (found.length > 0) seen.withTimes += 1
        else seen.without += 1
      }
    }),
    { numRuns: WORLDS, seed: 7, endOnFailure: true },
  )
  expect(seen.searches).toBe(WORLDS * QUERIES_EACH)
  expect(Math.min(seen.withTimes, seen.without)).toBeGreaterThan(seen.searches / 10)
}, 120_000)

test('a time is found exactly where the match would take it, rule by rule', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const draws = createDraws(seed)
      const world = drawWorld(draws)
      const practice = preparePractice(world.practice)
      const request = { ...drawRequest(draws, world), times: undefined, stepMinutes: 30 }
      const until = Math.min(request.until, request.from + DAY_MS / 2)
      const narrow = { ...request, until }
      expect(pairsOf(practice, narrow)).toEqual(byMatch(practice, narrow))
    }),
    { numRuns: 150, seed: 11, endOnFailure: true },
  )
})

/** Asks the match at every half hour; local midnights of these zones lie on half hours. */
function byMatch(practice: PreparedPractice, request: AvailabilityRequest): readonly string[] {
  const { notice, from, until, onlyProviderIds } = request
  const soonest = Math.max(from, notice === undefined ? 0 : notice.now + notice.minutes * MINUTE_MS)
  const first = Math.ceil(soonest / HALF_HOUR_MS) * HALF_HOUR_MS
  const count = Math.max(0, Math.ceil((until - first) / HALF_HOUR_MS))
  const starts = Array.from({ length: count }, (_, index) => first + index * HALF_HOUR_MS)
  return (request.places ?? everywhere(practice))
    .flatMap(({ locationId }) => starts.map((startAt) => ({ locationId, startAt })))
    .flatMap(({ locationId, startAt }) =>
      (matchProviders(practice, { ...request, locationId, startAt })?.options ?? [])
        .filter(({ providerId }) => onlyProviderIds?.includes(providerId) ?? true)
        .map(({ providerId }) => `${startAt} ${locationId} ${providerId}`),
    )
    .sort()
}

test('a booking more never adds a time, a card less never adds one, and the order of records is nothing', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const draws = createDraws(seed)
      const world = drawWorld(draws)
      const request = { ...drawRequest(draws, world), moving: undefined }
      const before = new Set(pairsOf(preparePractice(world.practice), request))
      const { practice } = world
      const visit = { ...practice.appointments[0], startAt: request.from, endAt: request.until }
      const more = { ...practice, appointments: [...practice.appointments, visit as Appointment] }
      const fewer = { ...practice, credentials: practice.credentials.slice(1) }
      for (const changed of practice.appointments.length > 0 ? [more, fewer] : [fewer]) {
        const after = pairsOf(preparePractice(changed), request)
        expect(after.filter((pair) => !before.has(pair))).toEqual([])
      }
      const turned = Object.fromEntries(
        Object.entries(practice).map(([name, rows]) => [name, [...(rows ?? [])].reverse()]),
      ) as unknown as typeof practice
      expect(pairsOf(preparePractice(turned), request)).toEqual([...before].sort())
    }),
    { numRuns: 300, seed: 3, endOnFailure: true },
  )
})
