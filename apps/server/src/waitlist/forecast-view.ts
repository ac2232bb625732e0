import type { Forecast, ForecastWish } from '@chairflow/api'
import { readAssumptions, searchWaitlist } from '@chairflow/runtime'
import {
  delayOf,
  forecastOffers,
  type Location,
  morePeople,
  type OfferForecast,
  type OfferPlan,
  priorOf,
  serviceAt,
  smallestWave,
} from '@chairflow/scheduling'
import { listLocations, type Tx } from '@chairflow/store'
import { knownLocation, knownService } from '../practice/known.ts'
import { readInstant } from '../practice/read-instant.ts'
import { refuse } from '../practice/refuse.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DEFAULT_HOURS_AHEAD = 4
const WANTED = 0.8

/**
 * What an offer would come to with the people who wait now. With `startAt` only those whom the time
 * suits count; with `hoursAhead` it is any time of day, so everybody does.
 */
export function forecastView(tx: Tx, wish: ForecastWish, now: number): Forecast {
  const location = locationOf(tx, wish)
  const listed = knownService(tx, wish.serviceId)
  const service = serviceAt(listed, location.id) ?? listed
  const startAt =
    wish.startAt === undefined
      ? now + (wish.hoursAhead ?? DEFAULT_HOURS_AHEAD) * HOUR_MS
      : readInstant(wish.startAt, 'startAt')
  const endAt = startAt + service.durationMinutes * MINUTE_MS
  const assumptions = { ...readAssumptions(tx), ...wish.assumptions }
  const { match } = searchWaitlist(tx, {
    at: now,
    slot: { serviceId: service.id, locationId: location.id, providerId: null, startAt, endAt },
    matching: wish.startAt === undefined ? 'service' : 'time',
    order: 'score',
    longestOfEvery: wish.waveSize ?? 1,
    limit: wish.limit ?? 50,
    prior: priorOf(assumptions),
  })
  const { chances, considered } = match
  const horizonMinutes = (startAt - now) / MINUTE_MS - (wish.noticeMinutes ?? 0)
  const plan = planOf(wish, { chances, horizonMinutes, delay: delayOf(assumptions) })
  const forecast = forecastOffers(plan)
  return {
    candidates: chances.length,
    waiting: considered,
    ...forecast,
    suggestion: suggestionOf(plan, forecast, wish.wanted ?? WANTED, assumptions.acceptRate),
    assumptions,
  }
}

function locationOf(tx: Tx, { locationId }: ForecastWish): Location {
  if (locationId !== undefined) return knownLocation(tx, locationId)
  const [first] = listLocations(tx)
  return first ?? refuse('unknown-location', 'locationId', 'Please say at which location.')
}

type Known = Pick<OfferPlan, 'chances' | 'horizonMinutes' | 'delay'>

function planOf(wish: ForecastWish, known: Known): OfferPlan {
  const { mode, waveSize = 1, responseWindowMinutes: windowMinutes, keepOpen = true } = wish
  const everybody = Math.max(1, known.chances.length)
  const sizes = { broadcast: everybody, 'one-at-a-time': 1, waves: waveSize }
  return { ...known, waveSize: sizes[mode], windowMinutes, keepOpen }
}

function suggestionOf(plan: OfferPlan, now: OfferForecast, wanted: number, chance: number) {
  const waveSize = smallestWave(plan, wanted)
  const more = morePeople(plan, wanted, chance)
  const percent = `${Math.round(wanted * 100)} %`
  return {
    wanted,
    waveSize,
    morePeople: more,
    text: textOf(now, { wanted, waveSize, more, percent }),
  }
}

type Advice = {
  readonly wanted: number
  readonly waveSize: number | null
  readonly more: number | null
  readonly percent: string
}

function textOf(now: OfferForecast, { wanted, waveSize, more, percent }: Advice): string {
  if (now.fillProbability >= wanted) return `That is ${percent} or better already.`
  const ways = [
    more === null ? [] : [more === 1 ? 'one more person' : `${more} more people`],
    waveSize === null ? [] : [`asking ${waveSize} at a time`],
  ].flat()
  return ways.length === 0
    ? `There is too little time to make it ${percent}.`
    : `${capital(ways.join(', or '))} would make it ${percent}.`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
