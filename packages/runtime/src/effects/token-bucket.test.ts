import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { type Bucket, fullBucket, nextTokenAt, takeToken } from './token-bucket.ts'

const pace = fc.record({
  perSecond: fc.constantFrom(0.1, 1 / 3, 1, 3, 10, 80),
  burst: fc.integer({ min: 1, max: 20 }),
  atOnce: fc.constant(1),
})
const pauses = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 200 })

test.prop([pace, pauses])(
  'in any stretch of time no more calls go out than the burst and the rate allow',
  (wanted, steps) => {
    const taken = takeAt(fullBucket(wanted, 0), wanted, steps)
    for (const [index, from] of taken.entries()) {
      for (const [further, until] of taken.slice(index).entries()) {
        const allowed = wanted.burst + ((until - from) * wanted.perSecond) / 1_000
        expect(further + 1).toBeLessThanOrEqual(allowed + 0.001)
      }
    }
  },
)

test.prop([pace, pauses])(
  'at the instant it names there is a call, and not before',
  (wanted, steps) => {
    let bucket = fullBucket(wanted, 0)
    let now = 0
    for (const step of steps) {
      now += step
      const taken = takeToken(bucket, wanted, now)
      if (taken.type === 'taken') {
        bucket = taken.bucket
        continue
      }
      expect(taken.readyAt).toBeGreaterThan(now)
      expect(nextTokenAt(bucket, wanted, now)).toBe(taken.readyAt)
      expect(takeToken(bucket, wanted, taken.readyAt).type).toBe('taken')
      expect(takeToken(bucket, wanted, taken.readyAt - 2).type).toBe('empty')
    }
  },
)

test('a clock that is set back gives no calls away and blocks none for long', () => {
  const wanted = { perSecond: 1, burst: 1, atOnce: 1 }
  const empty = { tokens: 0, at: 10_000 }
  expect(takeToken(empty, wanted, 5_000)).toMatchObject({ type: 'empty', readyAt: 6_000 })
})

function takeAt(
  full: Bucket,
  wanted: Parameters<typeof takeToken>[1],
  steps: readonly number[],
): readonly number[] {
  let bucket = full
  let now = 0
  return steps.flatMap((step) => {
    now += step
    const taken = takeToken(bucket, wanted, now)
    if (taken.type === 'empty') return []
    bucket = taken.bucket
    return [now]
  })
}
