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

it.each([
  ['Mon, 02 Mar 2026 15:01:30 GMT', 'Mon, 02 Mar 2026 15:00:00 GMT', 90_000],
  ['Mon, 02 Mar 2026 14:59:00 GMT', 'Mon, 02 Mar 2026 15:00:00 GMT', undefined],
  ['Mon, 02 Mar 2026 15:01:30 GMT', null, undefined],
])('reads the date %s against the answer of %s', (header, date, ms) => {
  expect(retryAfterMs(header, date)).toBe(ms)
})
