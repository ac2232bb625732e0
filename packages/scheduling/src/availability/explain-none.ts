import { judgePlace, judgeProvider } from '../match/judge-provider.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import { askAbout } from '../match/question.ts'
import type { Provider } from '../practice/provider.ts'
import type { AvailabilityRequest } from './availability-request.ts'
import { everywhere, findSlots } from './find-slots.ts'
import { type IntervalSet, intersect } from './interval-sets.ts'
import {
  credentialStarts,
  freeStarts,
  type ProviderRule,
  providerRules,
} from './provider-starts.ts'
import { type Search, searchAt } from './search.ts'
import {
  candidatesAt,
  type PlaceRule,
  placeRules,
  placeStarts,
  startsOfProvider,
} from './starts-at.ts'

/**
 * Why there is no free time, one for each hard rule of a match: each is an answer of its own to the
 * patient (facts/scheduling 2.8). The last two are wishes, not rules.
 */
export const noneCodes = [
  'not-offered',
  'role',
  'nobody-certified',
  'credential-lapsed',
  'closed',
  'patient-busy',
  'room-full',
  'equipment-full',
  'off-shift',
  'away',
  'providers-full',
  'running-late',
  'outside-wishes',
  'elsewhere-only',
] as const
export type NoneCode = (typeof noneCodes)[number]

export type NoneReason = { readonly code: NoneCode; readonly text: string }

/** What would have to give for there to be a time, and the first that there would be. */
export type Relaxation = {
  readonly change: 'any-provider' | 'any-time' | 'any-location' | 'another-week'
  readonly text: string
  readonly firstStartAt: number
}

export type NoneExplained = {
  readonly reasons: readonly NoneReason[]
  readonly relaxations: readonly Relaxation[]
}

const DAY_MS = 24 * 60 * 60_000
const LOOK_FURTHER_MS = 28 * DAY_MS

/** Asked only when nothing was found. */
export function explainNone(
  practice: PreparedPractice,
  request: AvailabilityRequest,
): NoneExplained {
  const places = request.places ?? everywhere(practice)
  const searches = places.flatMap(({ locationId }) => searchAt(practice, request, locationId) ?? [])
  const relaxations = relax(practice, request)
  const rules = searches.length === 0 ? [notOffered] : searches.flatMap(reasonsAt)
  const reasons = once([...rules, ...wishReasons(relaxations)])
  return { reasons: reasons.length === 0 ? [offTheGrid] : reasons, relaxations }
}

const offTheGrid: NoneReason = {
  code: 'providers-full',
  text: 'What is left free is between two starts, and too short from the later one on',
}

const notOffered: NoneReason = {
  code: 'not-offered',
  text: 'No location that was asked offers this service',
}

/** Each rule without which there would be a time; nobody's fault but the full calendars otherwise. */
function reasonsAt(search: Search): readonly NoneReason[] {
  const able = candidatesAt({ ...search, request: withoutNames(search.request) })
  if (able.length === 0) return [sayNobodyAble(search)]
  const certified = able.filter(
    (one) => intersect([search.starts], credentialStarts(search, one)).length > 0,
  )
  if (certified.length === 0) return uncertified(search)
  const hasTime = (left: IntervalSet) =>
    certified.some((one) => startsOfProvider(search, one, left).length > 0)
  if (hasTime(placeStarts(search))) return []
  const decisive = (Object.keys(placeRules) as PlaceRule[]).filter((name) =>
    hasTime(placeStarts(search, name)),
  )
  if (decisive.length > 0) return decisive.map((name) => sayPlaceRule(search, name))
  const together = firstEmpty(search)
  if (together !== undefined) return [sayPlaceRule(search, together)]
  return [sayProviderRule(search, lastStraw(search, certified)), ...lapsed(search)]
}

/** The rule of the place with which nothing is left, where none by itself stands in the way. */
function firstEmpty(search: Search): PlaceRule | undefined {
  let left: IntervalSet = [search.starts]
  return (Object.keys(placeRules) as PlaceRule[]).find((name) => {
    left = intersect(left, placeRules[name](search))
    return left.length === 0
  })
}

/** The rule after which nobody certified is left: on shift at all, not away, not booked, on time. */
function lastStraw(search: Search, certified: readonly Provider[]): ProviderRule {
  const left = placeStarts(search)
  const isLeft = (through: ProviderRule) =>
    certified.some((one) => intersect(left, freeStarts(search, one, through)).length > 0)
  return providerRules.find((through) => !isLeft(through)) ?? 'busy'
}

function sayProviderRule({ location: { name } }: Search, rule: ProviderRule): NoneReason {
  const reasons: Readonly<Record<ProviderRule, NoneReason>> = {
    shift: { code: 'off-shift', text: `Nobody certified works at ${name} then` },
    'time-off': { code: 'away', text: `Everybody certified is away or not on shift at ${name}` },
    busy: { code: 'providers-full', text: `Everybody certified is full or off at ${name}` },
    late: { code: 'running-late', text: `Whoever would be free at ${name} is running late` },
  }
  return reasons[rule]
}

function sayNobodyAble({ service, location }: Search): NoneReason {
  const wanted = service.requirement.roles.join(', ')
  if (wanted === '') return { code: 'off-shift', text: `Nobody works at ${location.name}` }
  return { code: 'role', text: `Nobody at ${location.name} is one of ${wanted}` }
}

function sayPlaceRule({ location, service }: Search, name: PlaceRule): NoneReason {
  const room = service.roomType.replaceAll('-', ' ').replace(/ room$/, '')
  const devices = service.equipmentTypes.join(' and ').replaceAll('-', ' ')
  const reasons: Readonly<Record<PlaceRule, NoneReason>> = {
    hours: { code: 'closed', text: `${location.name} is closed when somebody could` },
    patient: { code: 'patient-busy', text: 'The patient has other visits when somebody could' },
    wishes: { code: 'outside-wishes', text: 'Nothing lies in the times that were wished for' },
    room: { code: 'room-full', text: `No ${room} room is free long enough at ${location.name}` },
    equipment: {
      code: 'equipment-full',
      text: `The ${devices} is not free long enough at ${location.name}`,
    },
  }
  return reasons[name]
}

/** Names whose card is not valid then, where somebody has one at all. */
function uncertified(search: Search): readonly NoneReason[] {
  const named = lapsed(search)
  if (named.length > 0) return named
  const { service, location } = search
  return [
    {
      code: 'nobody-certified',
      text: `Nobody at ${location.name} is certified for ${service.name}`,
    },
  ]
}

const CARD_CODES = ['credential-expired', 'credential-ends-early', 'credential-pending']

function lapsed({ practice, request, location, starts }: Search): readonly NoneReason[] {
  const { serviceId, product } = request
  const at = { serviceId, product, locationId: location.id, startAt: starts.startAt }
  const question = askAbout(practice, at)
  if (question === null) return []
  const place = judgePlace(question)
  return practice.records.providers.flatMap((provider) =>
    judgeProvider(question, provider, place)
      .filter(({ code, isMet }) => !isMet && CARD_CODES.includes(code))
      .map(({ text }) => ({
        code: 'credential-lapsed' as const,
        text: `${provider.displayName}: ${text}`,
      })),
  )
}

function wishReasons(relaxations: readonly Relaxation[]): readonly NoneReason[] {
  return relaxations.flatMap(({ change, text }): NoneReason[] => {
    if (change === 'any-location') return [{ code: 'elsewhere-only', text }]
    if (change === 'any-time' || change === 'any-provider') {
      return [{ code: 'outside-wishes', text }]
    }
    return []
  })
}

/** Each wish by itself is left away, nearest first. */
function relax(practice: PreparedPractice, request: AvailabilityRequest): readonly Relaxation[] {
  const { onlyProviderIds, times, places, until } = request
  const first = (change: Partial<AvailabilityRequest>) =>
    findSlots(practice, { ...request, ...change, limit: 1 })[0]?.startAt
  const tries = [
    {
      change: 'any-provider',
      text: 'Somebody else of the team has time',
      isWished: onlyProviderIds !== undefined,
      firstStartAt: () => first({ onlyProviderIds: undefined }),
    },
    {
      change: 'any-time',
      text: 'There is time at other hours or on other days',
      isWished: times !== undefined,
      firstStartAt: () => first({ times: undefined }),
    },
    {
      change: 'any-location',
      text: 'Another location has time',
      isWished: places !== undefined,
      firstStartAt: () => first({ places: undefined }),
    },
    {
      change: 'another-week',
      text: 'There is time later',
      isWished: true,
      firstStartAt: () => first({ from: until, until: until + LOOK_FURTHER_MS }),
    },
  ] as const
  return tries.flatMap(({ change, text, isWished, firstStartAt }) => {
    const at = isWished ? firstStartAt() : undefined
    return at === undefined ? [] : [{ change, text, firstStartAt: at }]
  })
}

function withoutNames(request: AvailabilityRequest): AvailabilityRequest {
  return { ...request, onlyProviderIds: undefined }
}

function once(reasons: readonly NoneReason[]): readonly NoneReason[] {
  const seen = new Set<string>()
  return reasons.filter(({ code, text }) => {
    const key = `${code} ${text}`
    return !seen.has(key) && seen.add(key)
  })
}
