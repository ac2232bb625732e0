import type { Interval } from '../intervals.ts'
import { timesWithin } from '../match/busy-times.ts'
import { mergeTouching } from '../match/merge-touching.ts'
import { covers } from '../match/rules/check-credentials.ts'
import { workingTimesOn } from '../match/rules/check-shift.ts'
import type { CredentialRule } from '../practice/credential-rule.ts'
import type { Provider } from '../practice/provider.ts'
import { roleLattice, satisfiesRole } from '../roles.ts'
import { type IntervalSet, intersect, startsWithin, subtract } from './interval-sets.ts'
import { mergeStarts } from './place-starts.ts'
import { type Search, visitsOf } from './search.ts'

const MINUTE_MS = 60_000

/** One of the provider's roles may do what one of the service's roles may. */
export function hasRole({ service, practice }: Search, { roles }: Provider): boolean {
  const wanted = service.requirement.roles
  const lattice = practice.rules.lattice ?? roleLattice
  return (
    wanted.length === 0 ||
    roles.some((held) => wanted.some((role) => satisfiesRole(held, role, lattice)))
  )
}

/** What a provider's calendar must allow, in the order in which it is asked. */
export const providerRules = ['shift', 'time-off', 'busy', 'late'] as const
export type ProviderRule = (typeof providerRules)[number]

/**
 * Starts from which a provider works and is free from set-up to the end of clean-up; with the rules
 * up to and including one only, to find the one that leaves nothing.
 */
export function freeStarts(
  search: Search,
  provider: Provider,
  through: ProviderRule = 'late',
): IntervalSet {
  const asks = (rule: ProviderRule) => providerRules.indexOf(rule) <= providerRules.indexOf(through)
  const { practice, window, footprint } = search
  const away = timesWithin(practice.timeOff.get(`provider:${provider.id}`), window)
  const visits = visitsOf(search, `provider:${provider.id}`)
  const works = shiftsOf(search, provider)
  const present = asks('time-off') ? subtract(works, away) : works
  const free = asks('busy') ? subtract(present, visits) : present
  const starts = startsWithin(free, footprint)
  return asks('late') ? withoutLateness(search, provider, starts) : starts
}

/** Known for as long as nobody's shifts change, whatever is booked. */
function shiftsOf(search: Search, provider: Provider): IntervalSet {
  const { practice, calendar, days, location } = search
  const key = `shifts ${provider.id} ${location.id} ${days[0]?.date} ${days.length}`
  return practice.standing(key, () =>
    workingTimesOn(days, { calendar, provider, locationId: location.id }),
  )
}

/** While a provider runs late, the visits before take as much longer. */
function withoutLateness(search: Search, provider: Provider, starts: IntervalSet): IntervalSet {
  const { runningLateMinutes, runningLateUntil, id } = provider
  if (runningLateMinutes <= 0) return starts
  const { beforeMs } = search.footprint
  const lateMs = runningLateMinutes * MINUTE_MS
  const until = runningLateUntil ?? Number.POSITIVE_INFINITY
  const late = visitsOf(search, `provider:${id}`).map(({ endAt }) => ({
    startAt: endAt + beforeMs,
    endAt: Math.min(endAt + lateMs, until) + beforeMs,
  }))
  return subtract(starts, mergeTouching(late))
}

/** Starts for which every credential that is asked for is valid through the end of the treatment. */
export function credentialStarts(search: Search, provider: Provider): IntervalSet {
  return startsOfRule(search, provider, search.service.requirement.credentials)
}

function startsOfRule(search: Search, provider: Provider, rule: CredentialRule): IntervalSet {
  if ('kind' in rule) return startsOfKind(search, provider, rule.kind)
  if ('any' in rule) {
    return mergeStarts(rule.any.map((part) => startsOfRule(search, provider, part)))
  }
  return rule.all.reduce<IntervalSet>(
    (so, part) => intersect(so, startsOfRule(search, provider, part)),
    [search.window],
  )
}

/** A renewed card takes over where the old one ends. */
function startsOfKind(search: Search, { id }: Provider, kind: string): IntervalSet {
  const { practice, calendar, product, treatment, window } = search
  const valid = (practice.credentialsOf.get(id) ?? [])
    .filter((card) => card.kind === kind && card.status === 'active' && covers(card, product))
    .map(({ validFrom, validUntil, expiresAt }): Interval => {
      const startAt = validFrom === null ? window.startAt : calendar.dayOn(validFrom).startAt
      const printedEnd = validUntil === null ? window.endAt : calendar.dayOn(validUntil).endAt
      return { startAt, endAt: Math.min(printedEnd, expiresAt ?? printedEnd) }
    })
  return startsWithin(intersect(mergeTouching(valid), [window]), treatment)
}
