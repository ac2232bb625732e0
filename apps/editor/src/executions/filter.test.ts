import { expect, it } from 'vitest'
import { readFilter, statuses, writeFilter } from './filter.ts'

it('a filter survives the address', () => {
  for (const status of [null, ...statuses]) {
    const filter = { flowId: 'flw_1', status }
    expect(readFilter(writeFilter(filter))).toEqual(filter)
  }
})

it.each([undefined, null, 'x', { status: 'lost', flowId: 7 }, { flowId: '' }])(
  'an address with %j lists everything',
  (search) => {
    expect(readFilter(search)).toEqual({ flowId: null, status: null })
    expect(writeFilter(readFilter(search))).toEqual({})
  },
)
