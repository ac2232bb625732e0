import type { RerouteView } from '@chairflow/api'
import { expect, test } from 'vitest'
import { sortReroutes } from './sort-reroutes.ts'

test('the soonest visit comes first, the latest solved first, and what cannot be checked is only counted', () => {
  const late = row('late', '2026-11-25T15:00:00.000Z')
  const soon = row('soon', '2026-11-24T15:00:00.000Z')
  const gap = { ...row('gap', '2026-11-23T15:00:00.000Z'), status: 'gap' as const }
  const before = solved('before', '2026-11-20T10:00:00.000Z')
  const after = solved('after', '2026-11-21T10:00:00.000Z')
  const sorted = sortReroutes([late, gap, soon], [before, after, late, gap])
  expect(sorted.open.map(({ id }) => id)).toEqual(['soon', 'late'])
  expect(sorted.solved.map(({ id }) => id)).toEqual(['after', 'before'])
  expect(sorted.gaps).toBe(1)
})

function row(id: string, startAt: string): RerouteView {
  return {
    id,
    appointmentId: `apt_${id}`,
    foundAt: '2026-11-19T10:00:00.000Z',
    settledAt: null,
    status: 'task',
    reasons: [],
    executionIds: [],
    taskId: null,
    couldTakeOver: [],
    booking: {
      startAt,
      locationId: 'loc_austin',
      serviceName: null,
      providerName: null,
      roomName: null,
      patientName: null,
    },
  }
}

function solved(id: string, settledAt: string): RerouteView {
  return { ...row(id, '2026-11-22T15:00:00.000Z'), status: 'moved', settledAt }
}
