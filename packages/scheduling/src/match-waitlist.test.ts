import { expect, test } from 'vitest'
import type { LocationId, ServiceId } from './ids.ts'
import { matchWaitlist, type WaitlistRequest } from './match-waitlist.ts'
import type { Appointment, Patient, WaitlistEntry } from './records.ts'

/** Tuesday 2026-11-24, 10 to 11 AM in Austin. */
const TEN = Date.UTC(2026, 10, 24, 16)
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '19:00' }

test('who waits longest comes first, up to the limit', () => {
  const entries = [waiting('ann', 3), waiting('bea', 9), waiting('cat', 5)]
  expect(chosen({ entries, limit: 2 })).toEqual(['bea', 'cat'])
  expect(whyNot('ann', { entries, limit: 2 })).toEqual(['others come first'])
})

test('only people who wait for this service at this location are considered', () => {
  const elsewhere = { ...waiting('ann'), locationId: 'other' as LocationId }
  const another = { ...waiting('bea'), serviceId: 'other' as ServiceId }
  const { verdicts } = matchWaitlist(request({ entries: [elsewhere, another] }))
  expect(verdicts).toEqual([])
})

test('day and hours must suit from start to end', () => {
  const on = (preference: WaitlistEntry['preference']) =>
    chosen({ entries: [{ ...waiting('ann'), preference }] })
  expect(on({ days: [2], from: '10:00', to: '11:00' })).toEqual(['ann'])
  expect(on({ days: [3], from: '10:00', to: '11:00' })).toEqual([])
  expect(on({ days: [2], from: '10:01', to: '12:00' })).toEqual([])
  expect(on({ days: [2], from: '09:00', to: '10:59' })).toEqual([])
})

test('preferred times can be left aside', () => {
  const entries = [{ ...waiting('ann'), preference: { ...everyDay, days: [7] } }]
  expect(chosen({ entries, onlyPreferredTimes: false })).toEqual(['ann'])
})

test('the best fit asks narrow preferences first', () => {
  const narrow = { ...waiting('ann', 1), preference: { ...everyDay, days: [2] } }
  expect(chosen({ entries: [waiting('bea', 9), narrow], order: 'best-fit' })).toEqual([
    'ann',
    'bea',
  ])
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

test('a booking before or after the slot does not matter, nor a cancelled one', () => {
  expect(chosen({ appointments: [bookedAt(TEN - HOUR_MS), bookedAt(TEN + HOUR_MS)] })).toEqual([
    'ann',
  ])
  expect(chosen({ appointments: [{ ...bookedAt(TEN), status: 'cancelled' }] })).toEqual(['ann'])
})

test('a person who waits twice is asked once', () => {
  expect(
    chosen({ entries: [waiting('ann', 1), { ...waiting('ann', 2), id: 'w2' as never }] }),
  ).toHaveLength(1)
})

function chosen(change: Partial<WaitlistRequest>): readonly string[] {
  return matchWaitlist(request(change)).chosen.map(({ patientId }) => patientId)
}

function whyNot(id: string, change: Partial<WaitlistRequest>): readonly string[] | undefined {
  const verdict = matchWaitlist(request(change)).verdicts.find(({ patientId }) => patientId === id)
  return verdict?.reasons.filter(({ isMet }) => !isMet).map(({ text }) => text)
}

function request(change: Partial<WaitlistRequest>): WaitlistRequest {
  return {
    slot: {
      serviceId: 'svc' as ServiceId,
      locationId: 'loc' as LocationId,
      startAt: TEN,
      endAt: TEN + HOUR_MS,
    },
    entries: [waiting('ann')],
    patients: ['ann', 'bea', 'cat'].map((id) => person(id)),
    appointments: [],
    busyPhones: new Set(),
    suppressedPhones: new Set(),
    excludePatientIds: [],
    limit: 5,
    order: 'longest-waiting',
    onlyPreferredTimes: true,
    timeZone: 'America/Chicago',
    ...change,
  }
}

function waiting(patientId: string, days = 1): WaitlistEntry {
  const ids = { id: `w-${patientId}`, patientId, serviceId: 'svc', locationId: 'loc' }
  return {
    ...ids,
    joinedAt: TEN - days * DAY_MS,
    preference: everyDay,
    status: 'waiting',
  } as WaitlistEntry
}

function person(id: string, change: Partial<Patient> = {}): Patient {
  const name = { externalId: id, firstName: id, lastName: 'X', email: '', zip: '' }
  return { id, phone: `+${id}`, smsConsent: true, ...name, ...change } as Patient
}

function bookedAt(startAt: number): Appointment {
  return { patientId: 'ann', startAt, endAt: startAt + HOUR_MS, status: 'booked' } as Appointment
}
