import { firstBy, insertSorted } from './first-by.ts'
import type { Judged } from './judge-entry.ts'
import { scoreEntry } from './score-entry.ts'
import type { Searching } from './searching.ts'

/** Who is asked of those that come in the order of joining: at most `limit`, each person once. */
export function rankWaitlist(search: Searching, eligible: Iterable<Judged>): readonly Judged[] {
  switch (search.order) {
    case 'longest-waiting':
      return onePerPerson(eligible, search.limit)
    case 'best-fit':
      return bestPerPerson(eligible, byFit(search), search.limit)
    case 'score':
      return byScore(search, eligible)
    default:
      return search.order satisfies never
  }
}

function byJoining({ entry: one }: Judged, { entry: other }: Judged): number {
  return one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)
}

/** Wished for, then preferred times, then who can come on the fewest days. */
function byFit({ slot }: Searching) {
  const wish = ({ entry }: Judged) => (entry.provider?.providerId === slot.providerId ? 0 : 1)
  return (one: Judged, other: Judged) =>
    wish(one) - wish(other) ||
    (one.suited.fits ? 0 : 1) - (other.suited.fits ? 0 : 1) ||
    one.suited.dayCount - other.suited.dayCount ||
    byJoining(one, other)
}

/**
 * Best score first, but the first of every `longestOfEvery` people is whoever has waited longest
 * since joining or since they were last asked. Nobody is passed over for ever: whoever is ahead of
 * you in that queue goes behind you when asked.
 */
function byScore(search: Searching, judged: Iterable<Judged>): readonly Judged[] {
  const scored = Array.from(judged, (one) => ({
    one,
    score: scoreEntry(search, one),
    since: waitingSince(one),
  }))
  const { limit, longestOfEvery } = search
  const longest = longestThird(scored, limit)
  const best = firstBy(scored, bestFirst, scored.length === 0 ? 0 : limit + longest.length)
  return takeTurns({ best, longest, limit, every: Math.max(1, longestOfEvery) })
}

type Scored = { readonly one: Judged; readonly score: number; readonly since: number }

function bestFirst(one: Scored, other: Scored): number {
  return other.score - one.score || byJoining(one.one, other.one)
}

function longestThird(scored: readonly Scored[], limit: number): readonly Scored[] {
  const third = Math.ceil(scored.length / 3)
  const longestFirst = (one: Scored, other: Scored) =>
    one.since - other.since || byJoining(one.one, other.one)
  return firstBy(scored, longestFirst, Math.min(third, limit))
}

/** Whoever is asked in the very moment of joining goes behind those who joined in it as well. */
function waitingSince({ entry, offers }: Judged): number {
  return offers.reduce((since, { offeredAt }) => Math.max(since, offeredAt + 1), entry.joinedAt)
}

type Turns = {
  readonly best: readonly Scored[]
  readonly longest: readonly Scored[]
  readonly limit: number
  readonly every: number
}

function takeTurns({ best, longest, limit, every }: Turns): readonly Judged[] {
  const taken = new Set<string>()
  const chosen: Judged[] = []
  const nextOf = (queue: readonly Scored[]) =>
    queue.find(({ one }) => !taken.has(one.entry.patientId))
  while (chosen.length < limit) {
    const isTheirTurn = chosen.length % every === 0
    const next = (isTheirTurn ? nextOf(longest) : undefined) ?? nextOf(best) ?? nextOf(longest)
    if (next === undefined) break
    taken.add(next.one.entry.patientId)
    chosen.push(next.one)
  }
  return chosen
}

function onePerPerson(judged: Iterable<Judged>, limit: number): readonly Judged[] {
  const chosen = new Map<string, Judged>()
  for (const one of judged) {
    if (chosen.size >= limit) break
    if (!chosen.has(one.entry.patientId)) chosen.set(one.entry.patientId, one)
  }
  return [...chosen.values()]
}

/**
 * The best entry of each of the first `limit` people. Nobody else is kept: whoever falls out has as
 * many before them, and those only become better.
 */
function bestPerPerson(
  judged: Iterable<Judged>,
  compare: (one: Judged, other: Judged) => number,
  limit: number,
): readonly Judged[] {
  const best: Judged[] = []
  for (const one of judged) {
    const last = best.at(-1)
    if (best.length >= limit && (last === undefined || compare(one, last) >= 0)) continue
    const own = best.findIndex(({ entry }) => entry.patientId === one.entry.patientId)
    const before = best[own]
    if (before !== undefined && compare(before, one) <= 0) continue
    if (before !== undefined) best.splice(own, 1)
    insertSorted(best, one, compare)
    if (best.length > limit) best.pop()
  }
  return best
}
