import { expect, test } from 'vitest'
import { openPoints } from './support/crash/crash-points.ts'
import { killAtEach, sample } from './support/crash/kill-at-each.ts'
import type { StoryName } from './support/crash/stories/stories.ts'

/** How many of all points are tried here; `npm run soak -- --only crash-points` tries each. */
const SAMPLED = { 'gap-fill': 32, recipes: 16 } as const satisfies Record<StoryName, number>
const AT_ONCE = 2
const timeout = 600_000

test('killed at any statement, or between a vendor and its answer: nothing lost, nothing twice', {
  timeout,
}, async ({ annotate }) => {
  await annotate(await expectSame('gap-fill'))
})

test('the same of moved visits, reminders, a text to each, planned starts and flows that run flows', {
  timeout,
}, async ({ annotate }) => {
  await annotate(await expectSame('recipes'))
})

async function expectSame(story: StoryName): Promise<string> {
  const points = await openPoints(story)
  const tried = sample(points.total, SAMPLED[story])
  expect(await killAtEach(points, tried, AT_ONCE)).toEqual({})
  return `${tried.length} of ${points.total} points, evenly, each third killed again later`
}
