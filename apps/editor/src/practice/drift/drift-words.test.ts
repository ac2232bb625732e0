import type { DriftFinding } from '@chairflow/api'
import { expect, test } from 'vitest'
import { differenceWords, todoWords, visitWords, worthShowing } from './drift-words.ts'

const NOW = Date.parse('2026-11-23T18:00:00Z')

test('what needs somebody comes first, then what is open, then what was settled within a day', () => {
  const items = [
    finding('settled', { status: 'reconciled', closedAt: '2026-11-23T17:00:00Z' }),
    finding('old', { status: 'reconciled', closedAt: '2026-11-20T17:00:00Z' }),
    finding('open', {}),
    finding('yours', { needsYou: true }),
  ]
  expect(worthShowing(items, NOW).map(({ id }) => id)).toEqual(['yours', 'open', 'settled'])
})

test('a visit is told by its time, service and provider, as the practice system has it', () => {
  expect(visitWords(finding('one', {}), 'America/Chicago')).toBe(
    'Tue, Nov 24, 9:00 AM, HydraFacial with Park',
  )
})

test('two in one place are told with what both have, and never whose they are', () => {
  const overlap = {
    by: 'hold',
    startAt: '2026-11-24T15:00:00Z',
    endAt: '2026-11-24T16:00:00Z',
    heldUntil: null,
    resources: [
      { kind: 'room', id: 'r', name: 'Facial room' },
      { kind: 'patient', id: 'p', name: null },
    ],
  } as const
  const told = differenceWords(
    finding('two', { kind: 'overlap', overlap: { ...overlap, resources: [...overlap.resources] } }),
  )
  expect(told).toBe('Two in one place. Both have Facial room, the patient.')
})

test('what is settled leaves nothing to do', () => {
  expect(todoWords(finding('one', { whatToDo: null, status: 'reconciled' }))).toContain('put right')
})

function finding(id: string, more: Partial<DriftFinding>): DriftFinding {
  const visit = {
    startAt: '2026-11-24T15:00:00Z',
    endAt: '2026-11-24T16:00:00Z',
    status: 'booked',
    service: { id: 's', name: 'HydraFacial' },
    provider: { id: 'p', name: 'Park' },
    room: null,
    location: null,
  }
  return {
    id,
    connection: { id: 'mindbody', name: 'Mindbody' },
    kind: 'different-time',
    status: 'open',
    needsYou: false,
    foundAt: '2026-11-23T16:00:00Z',
    seenAt: '2026-11-23T16:00:00Z',
    closedAt: null,
    externalId: '1',
    here: null,
    there: visit,
    overlap: null,
    whatToDo: 'Nothing.',
    ...more,
  }
}
