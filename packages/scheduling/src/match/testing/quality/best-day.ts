import highs, { type Highs } from 'highs'
import type { Interval } from '../../../intervals.ts'
import { type DayOfRequests, MINUTE_MS } from './day-of-requests.ts'

/** One way to serve a request: a provider and a start. */
type Way = Interval & { readonly name: string; readonly value: number; readonly takes: string[] }

/** Of the optimum; the last hundredth would take most of the time. */
const PROVEN_WITHIN = 0.01

/** Its types say CommonJS, and so name the loader differently from what is there. */
export const loadHighs = highs as unknown as () => Promise<Highs>

/** What a day could have brought in at most, and what HiGHS found a way to bring in. */
export type BestOfDay = { readonly atMost: number; readonly found: number }

/**
 * The most that a day could have brought in had everybody asked before anything was promised: a
 * time-indexed model, proven by HiGHS (facts/scheduling 3.8). It reads the records by itself and
 * shares nothing with the match.
 */
export function bestOfDay(solver: Highs, day: DayOfRequests): BestOfDay {
  const waysOf = day.requests
    .map((_, index) => waysTo(day, index))
    .filter(({ length }) => length > 0)
  const ways = waysOf.flat()
  if (ways.length === 0) return { atMost: 0, found: 0 }
  const limits = [
    ...waysOf.map((own) => atMost(own, 1)),
    ...[...placesOf(day)].flatMap(([thing, places]) => {
      const takers = ways.filter(({ takes }) => takes.includes(thing))
      return momentsOf(takers).map((at) => atMost(takers.filter(isAt(at)), places))
    }),
  ]
  const text = [
    'Maximize',
    ` obj: ${ways.map(({ name, value }) => `${value} ${name}`).join(' + ')}`,
    'Subject To',
    ...[...new Set(limits)].map((limit, index) => ` c${index}: ${limit}`),
    'Binary',
    ` ${ways.map(({ name }) => name).join(' ')}`,
    'End',
  ].join('\n')
  return solver.withModel({ format: 'lp', data: text }, (model) => {
    model.options.set('mip_rel_gap', PROVEN_WITHIN)
    model.run()
    return {
      found: Math.round(model.getObjectiveValue()),
      atMost: Number(model.info.get('mip_dual_bound')),
    }
  })
}

function waysTo({ practice, requests }: DayOfRequests, index: number): readonly Way[] {
  const request = requests[index]
  const service = practice.services.find(({ id }) => id === request?.serviceId)
  if (request === undefined || service === undefined) return []
  const lengthMs = (service.durationMinutes + service.bufferAfterMinutes) * MINUTE_MS
  const able = practice.credentials.filter(({ kind }) => kind === service.id)
  return able.flatMap(({ providerId }) =>
    request.places.map(({ startAt }, step) => ({
      name: `x_${index}_${providerId}_${step}`,
      value: request.value,
      takes: [providerId, service.roomType],
      startAt,
      endAt: startAt + lengthMs,
    })),
  )
}

/** How many visits each provider and each type of room can have at once: rooms of a type are alike. */
function placesOf({ practice }: DayOfRequests): ReadonlyMap<string, number> {
  const places = new Map<string, number>(practice.providers.map(({ id }) => [id, 1]))
  for (const { type } of practice.rooms) places.set(type, (places.get(type) ?? 0) + 1)
  return places
}

/** Spans that run at once all run when the last of them starts. */
function momentsOf(ways: readonly Way[]): readonly number[] {
  return [...new Set(ways.map(({ startAt }) => startAt))]
}

function isAt(at: number): (way: Way) => boolean {
  return ({ startAt, endAt }) => startAt <= at && at < endAt
}

function atMost(ways: readonly Way[], count: number): string {
  return `${ways.map(({ name }) => name).join(' + ')} <= ${count}`
}
