import type { MatchWish } from '@chairflow/api'
import {
  type Location,
  type MatchMode,
  type MatchRequest,
  matchModes,
  type PatientId,
  type ProviderId,
  type Service,
} from '@chairflow/scheduling'
import {
  findLocation,
  findPatient,
  findProvider,
  findService,
  listLocations,
  type Tx,
} from '@chairflow/store'
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
  const service = findService(tx, { id: wish.serviceId })
  if (service === undefined)
    return refuse('unknown-service', 'serviceId', 'There is no such service.')
  const location = locationOf(tx, wish)
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
    patientId: patientOf(tx, wish),
    prefer: providerOf(tx, wish),
    mode,
    weights: wish.weights,
  }
  const endAt = startAt + service.durationMinutes * MINUTE_MS
  return { request, wish: { service, location, startAt, endAt, mode } }
}

function locationOf(tx: Tx, { locationId }: MatchWish): Location {
  const unknown = () => refuse('unknown-location', 'locationId', 'There is no such location.')
  if (locationId !== undefined) return findLocation(tx, { id: locationId }) ?? unknown()
  const [only, ...more] = listLocations(tx)
  return only !== undefined && more.length === 0
    ? only
    : refuse('unknown-location', 'locationId', 'Please say at which location.')
}

function modeOf({ mode = 'efficiency' }: MatchWish): MatchMode {
  const known = matchModes.find((name) => name === mode)
  return known ?? refuse('unknown-mode', 'mode', `The mode is one of ${matchModes.join(', ')}.`)
}

function patientOf(tx: Tx, { patientId }: MatchWish): PatientId | undefined {
  if (patientId === undefined) return undefined
  const patient = findPatient(tx, { id: patientId })
  return patient?.id ?? refuse('unknown-patient', 'patientId', 'There is no such patient.')
}

function providerOf(tx: Tx, { preferProviderId: id }: MatchWish): ProviderId | undefined {
  if (id === undefined) return undefined
  const provider = findProvider(tx, { id })
  return (
    provider?.id ?? refuse('unknown-provider', 'preferProviderId', 'There is no such provider.')
  )
}
