import { expect, test } from 'vitest'
import { expectSoundWorlds } from './expect-sound-worlds.ts'

test('worlds 1501 to 2000: nothing lost, nothing twice, nothing open for ever', {
  timeout: 600_000,
}, async ({ annotate }) => {
  const counts = await expectSoundWorlds(1501, 500)
  await annotate(JSON.stringify(counts))
  expect(counts.crashes).toBeGreaterThan(100)
  expect(counts.texts).toBeGreaterThan(1_000)
  expect(counts.bookings).toBeGreaterThan(50)
})
