import type { Appointment } from '@chairflow/scheduling'

/** How new our knowledge is: an instant, and by whose clock. */
export type Known = { readonly asOf: number; readonly asOfClock: 'vendor' | 'ours' }

/** Our clock and the vendor's may differ by this much, so nothing is decided inside of it. */
const CLOCKS_DIFFER_MS = 2 * 60_000

/**
 * Whether something that happened at `occurredAt` (the vendor's clock, UTC ms) is newer than what
 * we know. Never by the order of arrival: vendors promise none (facts/pms 0.2).
 */
export function judgeAge(
  occurredAt: number,
  { asOf, asOfClock }: Known,
): 'newer' | 'same' | 'older' | 'unclear' {
  const margin = asOfClock === 'vendor' ? 0 : CLOCKS_DIFFER_MS
  if (occurredAt > asOf + margin) return 'newer'
  if (occurredAt < asOf - margin) return 'older'
  return asOfClock === 'vendor' ? 'same' : 'unclear'
}

const RANK: Readonly<Record<Appointment['status'], number>> = {
  booked: 0,
  confirmed: 1,
  completed: 2,
  'no-show': 3,
  cancelled: 4,
}

type State = Pick<Appointment, 'status' | 'startAt' | 'endAt' | 'providerId' | 'serviceId'>

/**
 * Which of two states of the same instant counts – vendors' instants may have whole seconds. The
 * one further in a visit's life does, and of two alike always the same one, whichever came first.
 */
export function outranks(one: State, other: State): boolean {
  if (RANK[one.status] !== RANK[other.status]) return RANK[one.status] > RANK[other.status]
  return keyOf(one) > keyOf(other)
}

function keyOf({ startAt, endAt, providerId, serviceId }: State): string {
  return JSON.stringify([startAt, endAt, providerId, serviceId])
}
