import { expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

it.each([
  ['7', 7_000],
  ['0.5', 500],
  ['0', undefined],
  ['-1', undefined],
  ['', undefined],
  ['Thu, 05 Mar 2026 09:00:00 GMT', undefined],
  [null, undefined],
  [undefined, undefined],
])('a pause of %j is %j milliseconds', (header, expected) => {
  expect(retryAfterMs(header)).toBe(expected)
})
