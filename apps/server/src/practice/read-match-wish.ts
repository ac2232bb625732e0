import type { MatchWish } from '@chairflow/api'
import {
  type Location,
  type MatchMode,
  type MatchRequest,
  matchModes,
  type ProviderId,
  type Service,
} from '@chairflow/scheduling'
import type { Tx } from '@chairflow/store'
import { knownPatient, knownProvider, knownService, namedOrOnlyLocation } from './known.ts'
import { readInstant } from './read-instant.ts'
import { refuse } from './refuse.ts'

export type ReadWish = {
  readonly request: MatchRequest
  readonly wish: {
    readonly service: Service
    readonly location: Location
    readonly startAt: number
    readonly endAt: number
    readonly mode: MatchMode
  }
}

const MINUTE_MS = 60_000

/** What is asked for in the practice's own records; throws a problem that names the field. */
export function readMatchWish(tx: Tx, wish: MatchWish): ReadWish {
  const service = knownService(tx, wish.serviceId)
  const location = namedOrOnlyLocation(tx, wish.locationId)
  const startAt = readInstant(wish.startAt, 'startAt')
  if (wish.endAt !== undefined && readInstant(wish.endAt, 'endAt') <= startAt) {
    return refuse('end-before-start', 'endAt', 'The end must be after the start.')
  }
  const mode = modeOf(wish)
  const request = {
    serviceId: service.id,
    locationId: location.id,
    startAt,
    product: wish.product,
    patientId: wish.patientId === undefined ? undefined : knownPatient(tx, wish.patientId),
    prefer: preferredOf(tx, wish),
    mode,
    weights: wish.weights,
  }
  const endAt = startAt + service.durationMinutes * MINUTE_MS
  return { request, wish: { service, location, startAt, endAt, mode } }
}

function modeOf({ mode = 'efficiency' }: MatchWish): MatchMode {
  const known = matchModes.find((name) => name === mode)
  return known ?? refuse('unknown-mode', 'mode', `The mode is one of ${matchModes.join(', ')}.`)
}

function preferredOf(tx: Tx, { preferProviderId: id }: MatchWish): ProviderId | undefined {
  return id === undefined ? undefined : knownProvider(tx, id, 'preferProviderId').id
}
