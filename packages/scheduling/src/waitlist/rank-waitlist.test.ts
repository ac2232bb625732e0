import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { PatientId } from '../ids.ts'
import { matchWaitlist } from './match-waitlist.ts'
import type { PastOffer } from './offer.ts'
import { prepareWaitlist } from './prepare-waitlist.ts'
import { DAY_MS, HOUR_MS, person, search, TEN, waiting } from './testing/waiting-people.ts'
import { DEFAULT_CAPS, type WaitlistOrder } from './waitlist-request.ts'

const WEEK_MS = 7 * DAY_MS

describe('score, with the longest waiting never forgotten', () => {
  test('whoever said yes in vain comes earlier next time', () => {
    const offers = [offer('cat', 10, 'lost'), offer('bea', 10, 'expired')]
    const list = ['ann', 'bea', 'cat', 'dee'].map((id) => waiting(id, 5))
    expect(ranked(list, { offers, longestOfEvery: 4 }).slice(1)).toEqual(['cat', 'dee', 'bea'])
  })

  test('whoever tends to accept comes before whoever tends to decline', () => {
    const yes = [10, 20, 30].map((days) => offer('cat', days, 'accepted'))
    const no = [10, 20, 30].map((days) => offer('bea', days, 'declined'))
    const list = ['ann', 'bea', 'cat', 'dee'].map((id) => waiting(id, 5))
    const offers = [...yes, ...no]
    expect(ranked(list, { offers, longestOfEvery: 4 }).slice(1)).toEqual(['cat', 'dee', 'bea'])
  })

  test('of every batch the first has waited longest since joining or since last asked', () => {
    const offers = [offer('old', 1, 'expired')]
    const list = [waiting('old', 90), waiting('mid', 40), waiting('new', 2), waiting('own', 3)]
    expect(ranked(list, { offers, longestOfEvery: 2 })[0]).toBe('mid')
  })

  prop.prop([history()], { numRuns: 60 })(
    'each batch has one of the third that has waited longest, as long as there is one',
    ({ people, batch, limit }) => {
      const joined = people.filter((one) => one.joined > 0)
      const list = joined.map((one, index) => waiting(`p${index}`, one.joined))
      const order = ranked(list, { longestOfEvery: batch, limit })
      const byJoining = [...list].sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1))
      const oldest = new Set(
        byJoining.slice(0, Math.ceil(list.length / 3)).map(({ patientId }) => String(patientId)),
      )
      for (let from = 0; from < order.length; from += batch) {
        const taken = order.slice(0, from).filter((id) => oldest.has(id)).length
        const wave = order.slice(from, from + batch)
        expect(taken === oldest.size || wave.some((id) => oldest.has(id))).toBe(true)
      }
    },
  )
})

describe('best fit', () => {
  const hours = { from: '09:00', to: '19:00' }
  const wish = fc.record({
    person: fc.integer({ min: 0, max: 6 }),
    days: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
    isWished: fc.boolean(),
    joined: fc.integer({ min: 0, max: 3 }),
  })

  prop.prop([fc.array(wish, { maxLength: 25 }), fc.integer({ min: 0, max: 5 })], { numRuns: 500 })(
    'the best wish of each of the first few people, as if all were sorted: the provider wished for, then suiting days, then the fewest days, then joining',
    (wishes, limit) => {
      const list = wishes.map(({ person, days, isWished, joined }, index) =>
        waiting(`p${person}`, joined, {
          id: `w_${String(index).padStart(2, '0')}` as never,
          windows: [{ days, ...hours }],
          provider: isWished ? { providerId: 'p' as never, strength: 'rather' } : null,
        }),
      )
      const rank = wishes
        .map((one, index) => ({ ...one, index }))
        .sort(
          (a, b) =>
            Number(b.isWished) - Number(a.isWished) ||
            Number(b.days.includes(2)) - Number(a.days.includes(2)) ||
            a.days.length - b.days.length ||
            b.joined - a.joined ||
            a.index - b.index,
        )
      const expected = [...new Set(rank.map(({ person }) => `p${person}`))].slice(0, limit)
      expect(ranked(list, { order: 'best-fit', limit })).toEqual(expected)
    },
  )
})

/**
 * A random life of a waitlist: people join before it or while it goes on, slots come, the first wave
 * is asked, people accept, decline or stay silent as they are wont to. Nobody is asked before they
 * joined: the order cannot promise anything to them. Nobody leaves, which is the hardest case for those who wait.
 */
describe('over long random histories', () => {
  prop.prop([history()], { numRuns: 40 })(
    'nobody is asked more than twice in 24 hours or three times in 7 days',
    (world) => {
      const asked = Map.groupBy(live(world).offers, ({ patientId }) => patientId)
      for (const offers of asked.values()) {
        const times = offers.map(({ offeredAt }) => offeredAt)
        for (const from of times) {
          expect(times.filter((at) => from <= at && at < from + DAY_MS).length).toBeLessThanOrEqual(
            2,
          )
          expect(
            times.filter((at) => from <= at && at < from + WEEK_MS).length,
          ).toBeLessThanOrEqual(3)
        }
      }
    },
  )

  prop.prop([history()], { numRuns: 40 })(
    'nobody waits longer than it takes to ask each of the others once: of as many searches in which they may be asked as there are people, one asks them',
    (world) => {
      const { searches } = live(world)
      for (const [index] of world.people.entries()) {
        expect(longestPassedOver(`p${index}`, searches)).toBeLessThan(world.people.length)
      }
    },
  )

  test('two who join in the very moment of a search are asked in turn, and not before', () => {
    const joinNow = { joined: 0, yes: 0, no: 0 }
    const gapsHours = Array<number>(60).fill(1)
    const world = { people: [joinNow, joinNow], gapsHours, rolls: [0], batch: 1, limit: 1 }
    const { offers, searches } = live(world)
    expect(offers.map(({ patientId }) => patientId)).toEqual(['p0', 'p1', 'p0', 'p1', 'p0', 'p1'])
    expect(offers.every(({ offeredAt }) => offeredAt >= TEN)).toBe(true)
    expect(longestPassedOver('p1', searches)).toBe(1)
  })

  test('the longest waiting alone, without that guarantee, asks the same person for ever', () => {
    const silent = { joined: 5, yes: 0, no: 0 }
    const gapsHours = Array<number>(60).fill(60)
    const world = { people: [silent, silent], gapsHours, rolls: [0], batch: 1, limit: 1 }
    const { offers } = live(world, 'longest-waiting')
    expect(new Set(offers.map(({ patientId }) => patientId))).toEqual(new Set(['p0']))
    expect(new Set(live(world).offers.map(({ patientId }) => patientId)).size).toBe(2)
  })
})

type World = {
  /** `joined`: days before the first morning; below 0, so many days into the history. */
  readonly people: readonly { readonly joined: number; readonly yes: number; readonly no: number }[]
  readonly gapsHours: readonly number[]
  readonly rolls: readonly number[]
  readonly batch: number
  readonly limit: number
}

function history(): fc.Arbitrary<World> {
  const share = fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100)
  const one = fc.record({ joined: fc.integer({ min: -90, max: 365 }), yes: share, no: share })
  return fc.record({
    people: fc.array(one, { minLength: 1, maxLength: 14 }),
    gapsHours: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 60, maxLength: 120 }),
    rolls: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 20, maxLength: 40 }),
    batch: fc.integer({ min: 1, max: 4 }),
    limit: fc.integer({ min: 1, max: 6 }),
  })
}

function live(world: World, order: WaitlistOrder = 'score') {
  const { people, gapsHours, rolls, batch, limit } = world
  const list = people.map(({ joined }, index) => waiting(`p${index}`, joined))
  const known = list.map(({ patientId }) => person(patientId))
  const offers: PastOffer[] = []
  let at = search.at
  let roll = 0
  const searches = gapsHours.map((hours) => {
    at += hours * HOUR_MS
    const slot = { ...search.slot, startAt: at + 3 * HOUR_MS, endAt: at + 4 * HOUR_MS }
    const wish = { at, slot, limit, longestOfEvery: batch, matching: 'service' } as const
    const joined = list.filter(({ joinedAt }) => joinedAt <= at)
    const found = matchWaitlist(prepareWaitlist(joined, known), {
      ...search,
      ...wish,
      order,
      caps: DEFAULT_CAPS,
      offers,
    })
    const asked = found.chosen.slice(0, batch).map(({ patientId }) => patientId)
    for (const patientId of asked) {
      roll += 1
      const chance = (rolls[roll % rolls.length] ?? 0) / 100
      const { yes, no } = people[Number(patientId.slice(1))] ?? { yes: 0, no: 0 }
      const status = chance < yes ? 'lost' : chance < yes + no ? 'declined' : 'expired'
      offers.push({ patientId, offeredAt: at, status })
    }
    const eligible = found.verdicts.filter(({ isEligible }) => isEligible)
    return {
      asked: asked.map(String),
      eligible: eligible.map(({ patientId }) => String(patientId)),
    }
  })
  return { offers, searches }
}

/** The longest run of searches in which somebody could have been asked and was not. */
function longestPassedOver(id: string, searches: ReturnType<typeof live>['searches']): number {
  let [now, longest] = [0, 0]
  for (const { eligible, asked } of searches) {
    if (asked.includes(id)) now = 0
    else if (eligible.includes(id)) now += 1
    longest = Math.max(longest, now)
  }
  return longest
}

function ranked(list: ReturnType<typeof waiting>[], change: Partial<typeof search>) {
  const people = list.map(({ patientId }) => person(patientId))
  const wish = { ...search, order: 'score' as const, matching: 'service' as const, ...change }
  return matchWaitlist(prepareWaitlist(list, people), wish).chosen.map(({ patientId }) =>
    String(patientId),
  )
}

function offer(id: string, daysAgo: number, status: PastOffer['status']): PastOffer {
  return { patientId: id as PatientId, offeredAt: search.at - daysAgo * DAY_MS, status }
}
