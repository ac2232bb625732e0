import { expect, test } from 'vitest'
import { race } from './support/race/race.ts'

/** `npm run soak -- --only races` runs 100,000. */
const THINGS = 800
/** On a busy machine one process may be through before the others get a turn: that was no race. */
const ROUNDS = 6

test.each([2, 4, 8])(
  '%i processes go for the same slots, replies, timers, texts and turns: each has one winner',
  { timeout: 120_000 },
  async (racers) => {
    let winners = 0
    for (let round = 0; round < ROUNDS && winners < 2; round += 1) {
      const result = await race(racers, THINGS)
      expect(Object.values(result.unfair)).toEqual([0, 0, 0, 0, 0])
      winners = result.winners
    }
    expect(winners).toBeGreaterThan(1)
  },
)
