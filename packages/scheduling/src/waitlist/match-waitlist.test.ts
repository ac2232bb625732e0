import { describe, expect, test } from 'vitest'
import type { LocationId, ServiceId } from '../ids.ts'
import type { Appointment, Patient } from '../records.ts'
import { matchWaitlist } from './match-waitlist.ts'
import { prepareWaitlist } from './prepare-waitlist.ts'
import {
  DAY_MS,
  everyDay,
  HOUR_MS,
  MINUTE_MS,
  person,
  search,
  TEN,
  waiting,
} from './testing/waiting-people.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'
import { type Matching, matchings, type WaitlistSearch } from './waitlist-request.ts'

type Scene = Partial<WaitlistSearch> & {
  readonly entries?: readonly WaitlistEntry[]
  readonly patients?: readonly Patient[]
}

const NARROW = { ...everyDay, days: [2] }
const SUNDAYS = { ...everyDay, days: [7] }

test('who waits longest comes first, up to the limit', () => {
  const entries = [waiting('ann', 3), waiting('bea', 9), waiting('cat', 5)]
  expect(chosen({ entries, limit: 2 })).toEqual(['bea', 'cat'])
  expect(whyNot('ann', { entries, limit: 2 })).toEqual(['others come first'])
})

test('only people who wait for this service are considered, those who have it or left never', () => {
  const another = waiting('ann', 1, { serviceId: 'other' as ServiceId })
  const over = (['booked', 'removed'] as const).map((status) => waiting('bea', 1, { status }))
  expect(match({ entries: [another, ...over] })).toMatchObject({ verdicts: [], considered: 0 })
})

test('day and hours must suit from start to end; one window that does is enough', () => {
  const on = (...windows: WaitlistEntry['windows']) =>
    chosen({ entries: [waiting('ann', 1, { windows })] })
  expect(on({ days: [2], from: '10:00', to: '11:00' })).toEqual(['ann'])
  expect(on({ days: [3], from: '10:00', to: '11:00' })).toEqual([])
  expect(on({ days: [2], from: '10:01', to: '12:00' })).toEqual([])
  expect(on({ days: [2], from: '09:00', to: '10:59' })).toEqual([])
  expect(on(SUNDAYS, { days: [2], from: '10:00', to: '11:00' })).toEqual(['ann'])
  expect(
    on({ days: [2], from: '09:00', to: '10:30' }, { days: [2], from: '10:30', to: '12:00' }),
  ).toEqual([])
  expect(on()).toEqual(['ann'])
})

describe('the service and, as the practice wants it, time and distance', () => {
  const near = { zip: '78704', maxMiles: 10 }
  const far = { zip: '78664', maxMiles: 10 }
  const unknown = { zip: '', maxMiles: 10 }
  const milesFrom = (zip: string) => ({ '78704': 3, '78664': 17 })[zip] ?? null
  const table: readonly [string, object, Record<Matching, boolean>][] = [
    ['time suits, lives near', { windows: [NARROW], ...near }, all(true)],
    [
      'time suits, lives far',
      { windows: [NARROW], ...far },
      { ...all(true), place: false, both: false },
    ],
    [
      'time suits, zip unknown',
      { windows: [NARROW], ...unknown },
      { ...all(true), place: false, both: false },
    ],
    [
      'other times, lives near',
      { windows: [SUNDAYS], ...near },
      { ...all(true), time: false, both: false },
    ],
    ['other times, lives far', { windows: [SUNDAYS], ...far }, { ...all(false), service: true }],
    [
      'other times, zip unknown',
      { windows: [SUNDAYS], ...unknown },
      { ...all(false), service: true },
    ],
  ]

  test.each(table)('here, %s', (_, change, expected) => {
    const found = matchings.map((matching) => {
      const entries = [waiting('ann', 1, change)]
      return [matching, chosen({ entries, matching, milesFrom }).length === 1]
    })
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  test.each(table)(
    'at another location, %s: never beyond what they allow',
    (label, change, here) => {
      const isReachable = label.includes('near')
      const elsewhere = { locationIds: ['other' as LocationId] }
      const found = matchings.map((matching) => {
        const entries = [waiting('ann', 1, { ...change, ...elsewhere })]
        return [matching, chosen({ entries, matching, milesFrom }).length === 1]
      })
      expect(Object.fromEntries(found)).toEqual(isReachable ? here : all(false))
    },
  )

  test('whoever named only their location is not offered another one, however near', () => {
    const entries = [waiting('ann', 1, { zip: '78704', locationIds: ['other' as LocationId] })]
    expect(chosen({ entries, matching: 'service', milesFrom })).toEqual([])
    expect(whyNot('ann', { entries, milesFrom })).toEqual(['wants to come to another location'])
  })

  test('several locations can be named', () => {
    const locationIds = ['other', 'l'] as LocationId[]
    expect(chosen({ entries: [waiting('ann', 1, { locationIds })] })).toEqual(['ann'])
  })

  test('without a zip of its own an entry has the one of its patient', () => {
    const patients = [person('ann', { zip: '78704' })]
    const entries = [waiting('ann', 1, { maxMiles: 5, locationIds: ['other' as LocationId] })]
    expect(chosen({ entries, patients, milesFrom })).toEqual(['ann'])
    expect(whyNot('ann', { entries, milesFrom })[0]).toContain('not known how far')
  })
})

describe('what else they want', () => {
  test('the notice they need, to the minute', () => {
    const entries = [waiting('ann', 1, { noticeMinutes: 120 })]
    expect(chosen({ entries, at: TEN - 120 * MINUTE_MS })).toEqual(['ann'])
    expect(whyNot('ann', { entries, at: TEN - 119 * MINUTE_MS })).toEqual(['needs 2 hours notice'])
  })

  test('nobody is asked once their wish has run out, nor about a visit after it', () => {
    const until = (expiresAt: number) => ({ entries: [waiting('ann', 1, { expiresAt })] })
    expect(chosen(until(TEN + 1))).toEqual(['ann'])
    expect(chosen(until(TEN))).toEqual([])
    expect(whyNot('ann', until(search.at))).toEqual(['did not want to wait this long'])
  })

  test('a provider they want only, or rather', () => {
    const wish = (providerId: string, strength: 'only' | 'rather') =>
      waiting('ann', 1, { provider: { providerId: providerId as never, strength } })
    expect(chosen({ entries: [wish('p', 'only')] })).toEqual(['ann'])
    expect(whyNot('ann', { entries: [wish('q', 'only')] })).toEqual(['wants another provider only'])
    expect(chosen({ entries: [wish('q', 'rather')] })).toEqual(['ann'])
  })

  test('a paused entry keeps its place and is not asked', () => {
    const entries = [waiting('ann', 9, { status: 'paused' }), waiting('bea')]
    expect(chosen({ entries })).toEqual(['bea'])
    expect(whyNot('ann', { entries })).toEqual(['is paused on the waitlist'])
  })
})

test.each([
  ['did not agree to texts', { patients: [person('ann', { smsConsent: false })] }],
  ['did not agree to texts', { patients: [person('ann', { phone: '' })] }],
  ['asked us to stop texting', { suppressedPhones: new Set(['+ann']) }],
  ['has another question open', { busyPhones: new Set(['+ann']) }],
  ['just cancelled it', { excludePatientIds: ['ann' as Patient['id']] }],
  ['is booked at that time', { appointments: [bookedAt(TEN + HOUR_MS / 2)] }],
])('nobody is asked who %s', (reason, change) => {
  expect(chosen(change)).toEqual([])
  expect(whyNot('ann', change)).toEqual([reason])
})

test('nobody is asked more often than the practice allows, counted over every flow', () => {
  const asked = (...hoursAgo: number[]) => ({
    caps: { perDay: 2, perWeek: 3 },
    offers: hoursAgo.map((hours) => ({
      patientId: 'ann' as Patient['id'],
      offeredAt: search.at - hours * HOUR_MS,
      status: 'expired' as const,
    })),
  })
  expect(chosen(asked(1))).toEqual(['ann'])
  expect(whyNot('ann', asked(1, 23))).toEqual(['was asked 2 times in the last 24 hours already'])
  expect(chosen(asked(1, 24))).toEqual(['ann'])
  expect(whyNot('ann', asked(25, 50, 167))).toEqual([
    'was asked 3 times in the last 7 days already',
  ])
  expect(chosen(asked(25, 50, 168))).toEqual(['ann'])
})

test('a booking before or after the slot does not matter, nor a cancelled one', () => {
  const around = [bookedAt(TEN - HOUR_MS), bookedAt(TEN + HOUR_MS)]
  expect(chosen({ appointments: around })).toEqual(['ann'])
  expect(chosen({ appointments: [{ ...bookedAt(TEN), status: 'cancelled' }] })).toEqual(['ann'])
})

test('a person who waits twice is asked once, in every order', () => {
  const twice = [waiting('ann', 1), waiting('ann', 2, { id: 'w2' as never })]
  for (const order of ['longest-waiting', 'best-fit', 'score'] as const) {
    expect(chosen({ entries: twice, order })).toEqual(['ann'])
  }
})

test('everybody who waits has a verdict with a sentence, as many as are wanted', () => {
  const entries = ['ann', 'bea', 'cat'].map((id) => waiting(id))
  const { verdicts, considered } = match({ entries, limit: 1 })
  expect(verdicts.map(({ isChosen }) => isChosen)).toEqual([true, false, false])
  expect(verdicts.flatMap(({ reasons }) => reasons).every(({ text }) => text.length > 3)).toBe(true)
  expect(match({ entries, limit: 1, explain: 2 }).verdicts).toHaveLength(2)
  expect(considered).toBe(3)
})

test('the best fit asks whoever wished for the provider, then narrow preferences', () => {
  const narrow = waiting('ann', 1, { windows: [NARROW] })
  const wish = { providerId: 'p' as never, strength: 'rather' as const }
  const wishing = waiting('cat', 1, { provider: wish })
  const entries = [waiting('bea', 9), narrow, wishing]
  expect(chosen({ entries, order: 'best-fit' })).toEqual(['cat', 'ann', 'bea'])
})

test('local days and hours hold on the day the clocks change', () => {
  // Sunday 2026-11-01: 9 AM in Austin is an hour later in UTC than the day before.
  const startAt = Date.UTC(2026, 10, 1, 15)
  const slot = { ...search.slot, startAt, endAt: startAt + HOUR_MS }
  const windows = [{ days: [7], from: '09:00', to: '10:00' }]
  const entries = [waiting('ann', 30, { windows })]
  expect(chosen({ entries, slot, at: startAt - DAY_MS })).toEqual(['ann'])
  const before = { ...slot, startAt: startAt - HOUR_MS, endAt: startAt }
  expect(chosen({ entries, slot: before, at: startAt - DAY_MS })).toEqual([])
})

function match({ entries, patients, ...change }: Scene) {
  const list = entries ?? [waiting('ann')]
  const people = patients ?? ['ann', 'bea', 'cat'].map((id) => person(id))
  return matchWaitlist(prepareWaitlist(list, people), { ...search, ...change })
}

function chosen(scene: Scene): readonly string[] {
  return match(scene).chosen.map(({ patientId }) => patientId)
}

function whyNot(id: string, scene: Scene): readonly string[] {
  const verdict = match(scene).verdicts.find(({ patientId }) => patientId === id)
  return verdict?.reasons.filter(({ isMet }) => !isMet).map(({ text }) => text) ?? []
}

function all(value: boolean): Record<Matching, boolean> {
  return { time: value, place: value, both: value, either: value, service: value }
}

function bookedAt(startAt: number): Appointment {
  return {
    id: 'a' as Appointment['id'],
    externalId: 'a',
    connectionId: 'c',
    locationId: 'l' as Appointment['locationId'],
    serviceId: 'x' as Appointment['serviceId'],
    providerId: 'p' as Appointment['providerId'],
    roomId: null,
    patientId: 'ann' as Patient['id'],
    startAt,
    endAt: startAt + HOUR_MS,
    status: 'booked',
  }
}
