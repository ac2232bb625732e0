import type { Changing, Operation, Times } from './operations.ts'

type Row = Times & {
  readonly holder: number
  readonly resource: string
  readonly isFact: boolean
  readonly leeway: string
  readonly expiresAt: number
}

/**
 * The rule said once more without SQL or interval arithmetic: minute by minute, count who is there.
 * Returns for each operation whether it was accepted.
 */
export function countByMinutes(
  steps: readonly Operation[],
  capacities: ReadonlyMap<string, number>,
): readonly boolean[] {
  let rows: readonly Row[] = []
  return steps.map((step, index) => {
    const { was, next } = change(rows, step, index)
    const kept = rows.filter((row) => !was.includes(row))
    if (next === null) return false
    const all = next.every((row, at) => {
      const others = [...kept, ...(step.type === 'move' ? [] : next.slice(0, at))]
      return hasRoom(row, others, { now: step.now, places: capacities.get(row.resource) ?? 1 })
    })
    if (all) rows = [...kept, ...next]
    return all
  })
}

type Change = { readonly was: readonly Row[]; readonly next: readonly Row[] | null }

function change(rows: readonly Row[], step: Operation, index: number): Change {
  if ('resources' in step) {
    const isFact = step.type === 'fact'
    const { leeway, expiresAt, times } = step
    const more = { leeway, holder: index, isFact, expiresAt: isFact ? Infinity : expiresAt }
    return { was: [], next: step.resources.map((resource) => ({ ...times, ...more, resource })) }
  }
  const was = rows.filter(({ holder, isFact }) => holder === step.id && !isFact)
  return { was, next: was.length === 0 ? null : changed(was, step) }
}

function changed(was: readonly Row[], step: Changing): readonly Row[] | null {
  const isBooked = was.some((row) => row.expiresAt === Infinity)
  switch (step.type) {
    case 'release':
      return []
    case 'move':
      return was.map((row) => ({ ...row, ...step.times }))
    case 'extend':
      return isBooked ? null : was.map((row) => ({ ...row, expiresAt: step.expiresAt }))
    case 'book':
      return isBooked ? null : was.map((row) => ({ ...row, expiresAt: Infinity }))
    default:
      return step satisfies never
  }
}

type Asked = { readonly now: number; readonly places: number }

function hasRoom(row: Row, others: readonly Row[], { now, places }: Asked): boolean {
  if (row.isFact || row.leeway === 'overbooked') return true
  const isThere = (one: Row, minute: number) =>
    row.leeway === 'clean-up'
      ? one.visitStartAt <= minute && minute < one.visitEndAt
      : one.startAt <= minute && minute < one.endAt
  const counted = others.filter(
    ({ resource, expiresAt }) => resource === row.resource && expiresAt > now,
  )
  for (let minute = row.startAt; minute < row.endAt; minute += 1) {
    if (!isThere(row, minute)) continue
    if (counted.filter((one) => isThere(one, minute)).length >= places) return false
  }
  return true
}
