import { fc, test } from '@fast-check/vitest'
import { beforeAll, expect } from 'vitest'
import { createRandom } from './random.ts'
import { simulate } from './simulate.ts'
import { createTemplate, type Template } from './template.ts'
import { createVirtualTime } from './virtual-time.ts'

let template: Template
beforeAll(async () => {
  template = await createTemplate()
})

test('a seed decides everything: played twice, each journal is the same to the byte', async () => {
  const once = await simulate(7, template)
  const again = await simulate(7, template)
  expect(again.digest).toBe(once.digest)
  expect((await simulate(8, template)).digest).not.toBe(once.digest)
})

test.prop([fc.integer(), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })])(
  'drawn numbers stay between their ends',
  (seed, low, more) => {
    const random = createRandom(seed)
    const drawn = Array.from({ length: 50 }, () => random.between(low, low + more))
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(low)
    expect(Math.max(...drawn)).toBeLessThanOrEqual(low + more)
  },
)

test('what is due first happens first; a jump of our clock moves nothing', async () => {
  const time = createVirtualTime(1_000, createRandom(1))
  const happened: string[] = []
  time.after(20, () => happened.push('second'))
  time.after(10, () => happened.push('first'))
  time.after(30, () => happened.push('too late'))()
  time.jump(60_000)
  await time.pass(15)
  expect(happened).toEqual(['first'])
  expect(time.now()).toBe(61_015)
  expect(time.trueNow()).toBe(1_015)
  await time.pass(100)
  expect(happened).toEqual(['first', 'second'])
})
