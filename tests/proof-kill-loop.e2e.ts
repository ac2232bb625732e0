import { expect, test } from 'vitest'
import { killLoop } from './support/kill-loop.ts'

/** `npm run soak -- --only kills` does two hundred. */
const ROUNDS = 20

test('killed over and over under the load of 64 clients: each acknowledged booking is texted about once', {
  timeout: 900_000,
}, async ({ annotate }) => {
  const { lost, doubled, faults, ...figures } = await killLoop(ROUNDS)
  await annotate(JSON.stringify(figures))
  expect({ lost, doubled, faults }).toEqual({ lost: [], doubled: [], faults: [] })
  expect(figures.acknowledged).toBeGreaterThan(ROUNDS * 5)
  expect(figures.told).toBeGreaterThan(figures.acknowledged)
})
