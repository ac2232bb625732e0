import fc from 'fast-check'

export const RESOURCES = ['a', 'b', 'c', 'd'] as const

export type Leeway = 'none' | 'clean-up' | 'overbooked'

/** Minutes, half-open. */
export type Times = {
  readonly startAt: number
  readonly endAt: number
  readonly visitStartAt: number
  readonly visitEndAt: number
}

export type Taking = {
  readonly type: 'hold' | 'fact'
  readonly now: number
  readonly resources: readonly string[]
  readonly times: Times
  readonly leeway: Leeway
  readonly expiresAt: number
}

/** `id` is the index of the operation that took. */
export type Changing = { readonly now: number; readonly id: number } & (
  | { readonly type: 'move'; readonly times: Times }
  | { readonly type: 'extend'; readonly expiresAt: number }
  | { readonly type: 'book' | 'release' }
)

export type Operation = Taking | Changing

export const HORIZON_MINUTES = 240

const times = fc
  .record({
    before: fc.nat(10),
    from: fc.integer({ min: 10, max: HORIZON_MINUTES - 60 }),
    length: fc.integer({ min: 1, max: 45 }),
    after: fc.nat(15),
  })
  .map(
    ({ before, from, length, after }): Times => ({
      startAt: from - before,
      visitStartAt: from,
      visitEndAt: from + length,
      endAt: from + length + after,
    }),
  )

/** Without facts the leeway belongs to the resource, as a symmetric constraint needs it. */
export function operations({
  hasFacts,
  count,
}: {
  readonly hasFacts: boolean
  readonly count: number
}): fc.Arbitrary<readonly Operation[]> {
  return fc
    .array(operation(hasFacts), { minLength: count, maxLength: count })
    .map((steps) => inTime(steps))
}

/** `now` is drawn as the minutes since the operation before. */
function inTime(steps: readonly Operation[]): readonly Operation[] {
  let now = 0
  return steps.map((step) => {
    now += step.now
    return 'expiresAt' in step
      ? { ...step, now, expiresAt: now + step.expiresAt }
      : { ...step, now }
  })
}

function operation(hasFacts: boolean): fc.Arbitrary<Operation> {
  const now = fc.nat(3)
  const id = fc.nat(250)
  const expiresAt = fc.integer({ min: 1, max: 60 })
  const some = fc.subarray([...RESOURCES], { minLength: 1, maxLength: 3 })
  const one = fc.constantFrom(...RESOURCES).map((resource) => [resource])
  const freely = fc.constantFrom<Leeway>('none', 'none', 'clean-up', 'clean-up', 'overbooked')
  const hold = hasFacts
    ? fc.record({ resources: some, leeway: freely })
    : fc.oneof(some.map(strict), one.map(lenient))
  const take = fc.record({ now, times, expiresAt, of: hold })
  const toTaking = (type: 'hold' | 'fact') =>
    take.map(({ of, ...rest }): Operation => ({ type, ...of, ...rest }))
  const facts = hasFacts ? [{ weight: 1, arbitrary: toTaking('fact') }] : []
  return fc.oneof(
    { weight: 6, arbitrary: toTaking('hold') },
    ...facts,
    { weight: 2, arbitrary: fc.record({ type: fc.constant('move' as const), now, id, times }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('extend' as const), now, id, expiresAt }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('book' as const), now, id }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('release' as const), now, id }) },
  )
}

/** The first half of the resources is strict about clean-up, the other is not. */
function strict(resources: readonly string[]) {
  const kept = resources.filter((one) => one < 'c')
  return { resources: kept.length > 0 ? kept : ['a'], leeway: 'none' as const }
}

function lenient(resources: readonly string[]) {
  const kept = resources.filter((one) => one >= 'c')
  return kept.length > 0
    ? { resources: kept, leeway: 'clean-up' as const }
    : { resources: [...resources], leeway: 'none' as const }
}
