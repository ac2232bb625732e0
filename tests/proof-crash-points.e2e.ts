import { expect, test } from 'vitest'
import { openPoints } from './support/crash/crash-points.ts'

/** How many of all points are tried here; `npm run soak -- --only crash-points` tries each. */
const SAMPLED = 48
const AT_ONCE = 2

test('killed at any statement, or between a vendor and its answer: nothing lost, nothing twice', {
  timeout: 600_000,
}, async ({ annotate }) => {
  const points = await openPoints()
  expect(points.baseline.taken.length).toBeGreaterThan(5)
  const sampled = Array.from({ length: SAMPLED }, (_, index) =>
    Math.floor(1 + (index * (points.total - 1)) / (SAMPLED - 1)),
  )
  await annotate(`${SAMPLED} of ${points.total} points, evenly, each third killed again later`)
  const rest = sampled.map((point, index) =>
    index % 3 === 0 ? [point, 1 + (point % 97)] : [point],
  )
  const faults: Record<string, readonly string[]> = {}
  const work = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      const found = await points.killAt(next)
      if (found.length > 0) faults[`killed at ${next.join(', then at ')}`] = found
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect(faults).toEqual({})
})
