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
    readonly mode: MatchMode
  }
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** What is asked for in the practice's own records; throws a problem that names the field. */
export function readMatchWish(tx: Tx, wish: MatchWish): ReadWish {
  const service = knownService(tx, wish.serviceId)
  const location = namedOrOnlyLocation(tx, wish.locationId)
  const startAt = readInstant(wish.startAt, 'startAt')
  const mode = modeOf(wish)
  const request = {
    serviceId: service.id,
    locationId: location.id,
    startAt,
    lengthMs: lengthOf(wish, startAt),
    product: wish.product,
    patientId: wish.patientId === undefined ? undefined : knownPatient(tx, wish.patientId),
    prefer: preferredOf(tx, wish),
    mode,
    weights: wish.weights,
  }
  return { request, wish: { service, location, mode } }
}

/** Of the treatment, where the wish says its end; else the service does. */
function lengthOf({ endAt }: MatchWish, startAt: number): number | undefined {
  if (endAt === undefined) return undefined
  const lengthMs = readInstant(endAt, 'endAt') - startAt
  if (lengthMs <= 0) return refuse('end-before-start', 'endAt', 'The end must be after the start.')
  if (lengthMs < MINUTE_MS || DAY_MS < lengthMs) {
    return refuse('impossible-length', 'endAt', 'A visit takes between a minute and a day.')
  }
  return lengthMs
}

function modeOf({ mode = 'efficiency' }: MatchWish): MatchMode {
  const known = matchModes.find((name) => name === mode)
  return known ?? refuse('unknown-mode', 'mode', `The mode is one of ${matchModes.join(', ')}.`)
}

function preferredOf(tx: Tx, { preferProviderId: id }: MatchWish): ProviderId | undefined {
  return id === undefined ? undefined : knownProvider(tx, id, 'preferProviderId').id
}
