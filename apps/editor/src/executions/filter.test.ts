import { expect, it } from 'vitest'
import { readFilter, statuses, writeFilter } from './filter.ts'

it('a filter survives the address', () => {
  for (const status of [null, ...statuses]) {
    const filter = { flowId: 'flw_1', status, patientId: 'pat_1', subject: '5001' }
    expect(readFilter(writeFilter(filter))).toEqual(filter)
  }
})

const nothing = { flowId: null, status: null, patientId: null, subject: null }

it('the number of an appointment, which the address takes for a number, is a subject', () => {
  expect(readFilter({ subject: 5001 })).toEqual({ ...nothing, subject: '5001' })
})

it.each([undefined, null, 'x', { status: 'lost', flowId: {} }, { flowId: '' }])(
  'an address with %j lists everything',
  (search) => {
    expect(readFilter(search)).toEqual(nothing)
    expect(writeFilter(readFilter(search))).toEqual({})
  },
)
