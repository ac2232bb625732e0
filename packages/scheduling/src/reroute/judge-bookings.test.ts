import { expect, test } from 'vitest'
import type { TimeOffId } from '../ids.ts'
import type { MatchPractice } from '../match/match-practice.ts'
import { preparePractice } from '../match/prepare-practice.ts'
import {
  booked,
  changeCredential,
  changeProvider,
  MINUTE_MS,
  seedPractice,
  TEN,
} from '../match/testing/seed-practice.ts'
import type { TimeOff } from '../practice/time-off.ts'
import { judgeBookings } from './judge-bookings.ts'

const HOUR_MS = 60 * MINUTE_MS
const TOXIN = 'neurotoxin-certificate'
const visit = booked({
  id: 'apt_1',
  providerId: 'prv_lee',
  roomId: 'room_t1',
  serviceId: 'svc_neuromodulator',
  startAt: TEN,
  endAt: TEN + 30 * MINUTE_MS,
})

test('a booking that nothing stands against stays', () => {
  expect(judge(seedPractice())).toEqual([])
})

test.each<[string, MatchPractice, string, RegExp]>([
  ['certificate that lapses by then', lapsing('2026-11-23'), 'credential-expired', /Dr\. Lee/],
  ['revoked certificate', revoked(), 'credential-revoked', /revoked/],
  ['provider who is out', off('provider', 'prv_lee'), 'time-off', /Away .*flu/],
  ['closed room', off('room', 'room_t1'), 'room', /Treatment room 1 closed/],
  ['provider who no longer works then', noTuesdays(), 'shift', /Not on shift/],
  ['closed location', closed(), 'location-closed', /closed through 24 Nov/],
])('a %s is named', (_, practice, code, text) => {
  const [reason] = judge(practice)
  expect(reason?.code).toBe(code)
  expect(reason?.text).toMatch(text)
})

test('on the last day of a certificate the booking stays', () => {
  expect(judge(lapsing('2026-11-24'))).toEqual([])
})

test('a certificate for one product covers the visits of that product alone', () => {
  const practice = preparePractice(
    changeCredential(seedPractice(), 'prv_lee', { products: ['Dysport'] }),
  )
  const codesFor = (product: string | null) =>
    judgeBookings(practice, [{ ...visit, product }], TEN - HOUR_MS).flatMap(({ reasons }) =>
      reasons.map(({ code, text }) => [code, text]),
    )
  expect(codesFor('Dysport')).toEqual([])
  const only = expect.stringContaining('covers Dysport only')
  expect(codesFor('Xeomin')).toEqual([['credential-scope', only]])
  expect(codesFor(null)).toEqual([['credential-scope', only]])
})

test('another room, another provider, and an hour that only touches change nothing', () => {
  expect(judge(off('room', 'room_t2'))).toEqual([])
  expect(judge(off('provider', 'prv_martinez'))).toEqual([])
  expect(judge(off('provider', 'prv_lee', TEN + 45 * MINUTE_MS))).toEqual([])
})

test('what has begun, and what is cancelled, is not looked at', () => {
  const practice = preparePractice(off('provider', 'prv_lee'))
  expect(judgeBookings(practice, [visit], TEN)).toEqual([])
  expect(judgeBookings(practice, [{ ...visit, status: 'cancelled' }], TEN - 1)).toEqual([])
})

test.each<[string, MatchPractice, boolean]>([
  [
    'shifts that were never entered',
    changeProvider(seedPractice(), 'Dr. Lee', { shifts: [] }),
    true,
  ],
  ['no certificate of theirs', without(({ providerId }) => providerId === 'prv_lee'), true],
  ['no such certificate of anybody', without(({ kind }) => kind === TOXIN), true],
  ['one certificate that others have', without(isToxinOfLee), false],
  ['a day without a shift', noTuesdays(), false],
  ['a certificate that lapses', lapsing('2026-11-23'), false],
  ['no shifts, and time off', { ...off('provider', 'prv_lee'), ...noShifts() }, false],
])('%s: whether it is a gap of the lists', (_, practice, isGap) => {
  const [found] = judgeBookings(preparePractice(practice), [visit], TEN - HOUR_MS)
  expect(found?.isGap).toBe(isGap)
})

type Card = MatchPractice['credentials'][number]

function isToxinOfLee({ providerId, kind }: Card) {
  return providerId === 'prv_lee' && kind === TOXIN
}

function without(isGone: (card: Card) => boolean): MatchPractice {
  const practice = seedPractice()
  return { ...practice, credentials: practice.credentials.filter((card) => !isGone(card)) }
}

function noShifts() {
  const { providers } = changeProvider(seedPractice(), 'Dr. Lee', { shifts: [] })
  return { providers }
}

function judge(practice: MatchPractice) {
  const found = judgeBookings(preparePractice(practice), [visit], TEN - HOUR_MS)
  return found.flatMap(({ reasons }) => reasons)
}

function lapsing(validUntil: string) {
  return changeCredential(seedPractice(), 'prv_lee', { validUntil })
}

function revoked() {
  return changeCredential(seedPractice(), 'prv_lee', { status: 'revoked' })
}

function off(resourceKind: TimeOff['resourceKind'], resourceId: string, startAt = TEN - HOUR_MS) {
  const time = { id: 'off_1' as TimeOffId, resourceKind, resourceId, reason: 'flu' }
  return seedPractice({ timeOff: [{ ...time, startAt, endAt: startAt + 4 * HOUR_MS }] })
}

function noTuesdays() {
  const lee = seedPractice().providers.find(({ displayName }) => displayName === 'Dr. Lee')
  const shifts = (lee?.shifts ?? []).filter(({ day }) => day !== 2)
  return changeProvider(seedPractice(), 'Dr. Lee', { shifts })
}

function closed() {
  const closures = [{ from: '2026-11-24', until: '2026-11-24', reason: 'flood' }]
  const practice = seedPractice()
  return { ...practice, locations: practice.locations.map((one) => ({ ...one, closures })) }
}
