import type { WaitlistRow } from '@chairflow/api'
import { expect, test } from 'vitest'
import { draftOf, inputOf, inputOfRow, newDraft, problemsIn } from './draft.ts'

const ZONE = 'America/Chicago'
const TODAY = '2026-11-24'

const row = {
  id: 'w1',
  patientId: 'ann',
  serviceId: 's1',
  locationIds: ['l1'],
  joinedAt: '2026-11-01T12:00:00.000Z',
  windows: [{ days: [1], from: '09:00', to: '12:00' }],
  zip: '78701',
  maxMiles: 7.5,
  provider: { providerId: 'p1', strength: 'only' },
  noticeMinutes: 90,
  expiresAt: '2026-12-25T06:00:00.000Z',
  status: 'paused',
  revision: 'r1',
  source: 'flow',
  createdBy: 'exe_1',
  note: 'calls back',
  serviceName: null,
  patientName: null,
} as unknown as WaitlistRow

test('an entry that is opened and saved stays exactly what it was', () => {
  const { zip, maxMiles, provider, expiresAt, status } = row
  expect(inputOf(draftOf(row, ZONE), ZONE, row)).toEqual(inputOfRow(row))
  expect(inputOfRow(row)).toMatchObject({
    zip,
    maxMiles,
    provider,
    expiresAt,
    status,
    revision: 'r1',
  })
})

test('an hour of the last day that a flow set is kept while the day is', () => {
  const odd = { ...row, expiresAt: '2026-12-24T20:30:00.000Z' }
  const draft = draftOf(odd, ZONE)
  expect(draft.untilDay).toBe('2026-12-24')
  expect(inputOf(draft, ZONE, odd).expiresAt).toBe(odd.expiresAt)
  expect(inputOf({ ...draft, untilDay: '2026-12-23' }, ZONE, odd).expiresAt).toBe(
    '2026-12-24T06:00:00.000Z',
  )
})

test('a last day lasts until midnight of the location, on the day of a clock change as well', () => {
  const ends = (untilDay: string) =>
    inputOf({ ...newDraft(['l1']), untilDay }, ZONE, null).expiresAt
  expect(ends('2026-11-01')).toBe('2026-11-02T06:00:00.000Z')
  expect(ends('2026-03-08')).toBe('2026-03-09T05:00:00.000Z')
  expect(draftOf({ ...row, expiresAt: String(ends('2026-11-01')) }, ZONE).untilDay).toBe(
    '2026-11-01',
  )
})

test('what is missing is said on its field', () => {
  const windows = [
    { days: [], from: '09:00', to: '08:00' },
    { days: [1 as const], from: '', to: '' },
  ]
  const draft = { ...newDraft([]), windows, zip: '787', untilDay: '2026-11-23' }
  expect(Object.keys(problemsIn(draft, TODAY)).sort()).toEqual([
    'expiresAt',
    'locationIds',
    'patientId',
    'serviceId',
    'windows.0.days',
    'windows.0.to',
    'windows.1.from',
    'windows.1.to',
    'zip',
  ])
  expect(problemsIn(draftOf(row, ZONE), TODAY)).toEqual({})
})
