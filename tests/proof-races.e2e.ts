import { expect, test } from 'vitest'
import { race } from './support/race/race.ts'

/** `npm run soak -- --only races` runs 100,000. */
const THINGS = 800

test.each([2, 4, 8])(
  '%i processes go for the same slots, replies, timers, texts and turns: each has one winner',
  { timeout: 120_000 },
  async (racers) => {
    const { unfair, winners } = await race(racers, THINGS)
    expect(Object.values(unfair)).toEqual([0, 0, 0, 0, 0])
    expect(winners).toBeGreaterThan(1)
  },
)
