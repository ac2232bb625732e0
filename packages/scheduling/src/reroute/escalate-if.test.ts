import { expect, test } from 'vitest'
import type { LocationId, ProviderId, ServiceId, TimeOffId } from '../ids.ts'
import type { MatchPractice } from '../match/match-practice.ts'
import { preparePractice } from '../match/prepare-practice.ts'
import {
  AUSTIN,
  changeCredential,
  MINUTE_MS,
  seedPractice,
  TEN,
} from '../match/testing/seed-practice.ts'
import type { Room } from '../practice/room.ts'
import { draftMessage } from './draft-message.ts'
import { type EscalationRequest, escalateIf } from './escalate-if.ts'
import type { Window } from './window-end.ts'

const HOUR_MS = 60 * MINUTE_MS

test('a start exactly 72 h 0 m from now is within, one of 72 h 15 m is not', () => {
  const firstFree = TEN + 72 * HOUR_MS
  expect(ask(roomsClosedUntil(firstFree))).toMatchObject({
    status: 'within',
    slot: { startAt: firstFree },
  })
  const late = ask(roomsClosedUntil(firstFree + 15 * MINUTE_MS))
  expect(late).toMatchObject({ status: 'escalate', until: firstFree })
  expect(late.alternatives[0]?.startAt).toBe(firstFree + 15 * MINUTE_MS)
})

test('a window with one time only is filled up by what comes nearest beyond it', () => {
  const found = ask(roomsClosedUntil(TEN + 72 * HOUR_MS))
  expect(found.status).toBe('within')
  expect(found.alternatives.map(({ change }) => change)).toEqual(['none', 'later', 'later'])
})

test('the reason tells full rooms from lapsed certificates and names whose', () => {
  const full = ask(roomsClosedUntil(TEN + 80 * HOUR_MS))
  expect(codes(full)).toEqual(['no-time-within-window', 'room-full'])
  const lapsed = seedPractice().providers.reduce(
    (so, { id }) => changeCredential(so, id, { validUntil: '2026-11-20' }),
    seedPractice(),
  )
  const nobody = ask(lapsed)
  expect(codes(nobody)).toContain('credential-lapsed')
  expect(nobody.status === 'escalate' && nobody.reasons[1]?.text).toMatch(
    /Dr\. Lee: .*expired 20 Nov/,
  )
  expect(nobody.alternatives).toEqual([])
})

test('whoever is wished for and has no time leads to alternatives with others', () => {
  const away = timeOff('provider', 'prv_martinez', TEN - HOUR_MS, TEN + 800 * HOUR_MS)
  const onlyProviderIds = ['prv_martinez' as ProviderId]
  const asked = ask(seedPractice({ timeOff: [away] }), { onlyProviderIds })
  expect(codes(asked)).toContain('outside-wishes')
  expect(asked.alternatives).toHaveLength(3)
})

test('one minute decides: 72 h 0 m is within, 72 h 1 m is not', () => {
  const firstFree = TEN + 72 * HOUR_MS
  const at = (now: number) => ask(roomsClosedUntil(firstFree), { now }).status
  expect(at(TEN)).toBe('within')
  expect(at(TEN - MINUTE_MS)).toBe('escalate')
})

test('opening hours do not count over a closed weekend: Friday evening to Monday is two hours', () => {
  const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '09:00', closes: '19:00' }))
  const monday = Date.parse('2026-11-30T10:00:00-06:00')
  const closed = roomsClosedUntil(monday)
  const records = {
    ...closed,
    locations: closed.locations.map((one) => ({ ...one, hours: weekdays })),
  }
  const now = Date.parse('2026-11-27T18:00:00-06:00')
  const within = (hours: number, counts: Window['counts']) =>
    ask(records, { now, window: { hours, counts } }).status
  expect(within(2, 'business-hours')).toBe('within')
  expect(within(1, 'business-hours')).toBe('escalate')
  expect(within(48, 'wall-hours')).toBe('escalate')
  expect(within(64, 'wall-hours')).toBe('within')
})

test('another location is an alternative only for who would go there', () => {
  const seed = roomsClosedUntil(TEN + 80 * 24 * HOUR_MS)
  const [austin] = seed.locations
  if (austin === undefined) throw new Error('no location')
  const other = 'loc_other' as LocationId
  const records = {
    ...seed,
    locations: [austin, { ...austin, id: other, name: 'Other' }],
    rooms: [...seed.rooms, { ...seed.rooms[0], id: 'room_o', locationId: other } as Room],
    providers: seed.providers.map((one) => ({
      ...one,
      shifts: one.shifts.flatMap((shift) => [shift, { ...shift, locationId: other }]),
    })),
  }
  const goes = [{ locationId: other, miles: 3 }]
  const changes = (elsewhere: typeof goes) =>
    ask(records, { elsewhere }).alternatives.map(({ change, locationId }) => [change, locationId])
  expect(changes(goes)).toEqual(Array(3).fill(['any-location', other]))
  expect(changes([])).toEqual([])
})

test('the draft numbers the alternatives and says how long they are kept, in both languages', () => {
  const alternatives = [
    { startAt: TEN, providerName: 'Dr. Lee', locationName: null, timeZone: 'America/Chicago' },
  ]
  const draft = {
    firstName: 'Ana',
    practiceName: 'Lumen',
    bookedAt: TEN,
    timeZone: 'America/Chicago',
    heldUntil: TEN + HOUR_MS,
    alternatives,
  }
  const said = (language: 'en' | 'es') =>
    draftMessage({ ...draft, language }).replaceAll(/\s/g, ' ')
  expect(said('en')).toBe(
    'Hi Ana, Lumen: we are sorry, your appointment on Tuesday, November 24, 10:00 AM cannot take place as booked. We can offer you: 1) Tuesday, November 24, 10:00 AM with Dr. Lee. Which one suits you? We keep these free for you until Tuesday, November 24, 11:00 AM.',
  )
  expect(said('es')).toContain('1) martes, 24 de noviembre, 10:00')
  const none = draftMessage({ ...draft, language: 'en', alternatives: [] })
  expect(none).toContain('Please tell us when you could come')
  expect(none).not.toContain('keep these free')
})

function ask(records: MatchPractice, change: Partial<EscalationRequest> = {}) {
  const [location] = records.locations
  if (location === undefined) throw new Error('no location')
  return escalateIf(preparePractice(records), {
    serviceId: 'svc_neuromodulator' as ServiceId,
    places: [{ locationId: AUSTIN, miles: null }],
    now: TEN,
    window: { hours: 72, counts: 'wall-hours' },
    location,
    ...change,
  })
}

function codes(asked: ReturnType<typeof ask>) {
  return asked.status === 'escalate' ? asked.reasons.map(({ code }) => code) : []
}

function roomsClosedUntil(until: number): MatchPractice {
  const rooms = ['room_t1', 'room_t2']
  return seedPractice({
    timeOff: rooms.map((id) => timeOff('room', id, TEN - HOUR_MS, until)),
  })
}

function timeOff(resourceKind: 'room' | 'provider', id: string, startAt: number, endAt: number) {
  return { id: `off_${id}` as TimeOffId, resourceKind, resourceId: id, startAt, endAt, reason: '' }
}
