import type { RerouteView } from '@chairflow/api'

export type Sorted = {
  /** Cannot stay; the soonest visit first. */
  readonly open: readonly RerouteView[]
  /** The latest to be solved first. */
  readonly solved: readonly RerouteView[]
  /** How many cannot be checked at all. */
  readonly gaps: number
}

/** What is open, what is solved, and what nobody can tell yet; one is never named twice. */
export function sortReroutes(open: readonly RerouteView[], all: readonly RerouteView[]): Sorted {
  const real = open.filter(({ status }) => status !== 'gap')
  const known = new Set(open.map(({ id }) => id))
  const solved = all.filter(
    ({ id, settledAt, status }) => settledAt !== null && status !== 'gap' && !known.has(id),
  )
  return {
    open: real.toSorted((one, other) => startOf(one).localeCompare(startOf(other))),
    solved: solved.toSorted((one, other) => solvedAt(other).localeCompare(solvedAt(one))),
    gaps: open.length - real.length,
  }
}

function startOf({ booking, foundAt }: RerouteView): string {
  return booking?.startAt ?? foundAt
}

function solvedAt({ settledAt }: RerouteView): string {
  return settledAt ?? ''
}
