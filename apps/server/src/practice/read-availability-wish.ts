import type { AvailabilityWish } from '@chairflow/api'
import { zips } from '@chairflow/runtime'
import {
  type AvailabilityRequest,
  isTimeZone,
  type ReachablePlace,
  reachablePlaces,
  type Service,
} from '@chairflow/scheduling'
import { listLocations, type Tx } from '@chairflow/store'
import { knownLocation, knownPatient, knownProvider, knownService } from './known.ts'
import { readInstant } from './read-instant.ts'
import { refuse } from './refuse.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** As far as anybody plans; further, the answer would be longer than anybody reads. */
export const LONGEST_RANGE_DAYS = 62
const SHOWN = 100

export type ReadAvailabilityWish = {
  readonly service: Service
  readonly request: AvailabilityRequest
}

/** What is asked for in the practice's own records; throws a problem that names the field. */
export function readAvailabilityWish(
  tx: Tx,
  wish: AvailabilityWish,
  now: number,
): ReadAvailabilityWish {
  const service = knownService(tx, wish.serviceId)
  const { preferProviderId, patientId } = wish
  if (wish.timeZone !== undefined) checkZone(wish.timeZone)
  const request = {
    serviceId: service.id,
    ...rangeOf(wish),
    notice: { now, minutes: wish.noticeMinutes ?? 0 },
    places: placesOf(tx, wish),
    onlyProviderIds: wish.onlyProviderIds?.map(
      (id, index) => knownProvider(tx, id, `onlyProviderIds.${index}`).id,
    ),
    preferredProviderId:
      preferProviderId && knownProvider(tx, preferProviderId, 'preferProviderId').id,
    times: wish.times?.map(checkTime),
    patientId: patientId && knownPatient(tx, patientId),
    product: wish.product,
    stepMinutes: wish.stepMinutes,
    besideVisits: wish.besideVisits,
    limit: wish.limit ?? SHOWN,
  } as AvailabilityRequest
  return { service, request }
}

function rangeOf(wish: AvailabilityWish) {
  const from = readInstant(wish.from, 'from')
  const until = readInstant(wish.until, 'until')
  if (until <= from) return refuse('end-before-start', 'until', 'The end must be after the start.')
  if (until - from > LONGEST_RANGE_DAYS * DAY_MS) {
    const text = `At most ${LONGEST_RANGE_DAYS} days are searched at once.`
    return refuse('range-too-long', 'until', text)
  }
  return { from, until }
}

/** Where a list and a distance are given, both have to fit. */
function placesOf(
  tx: Tx,
  { near, locationIds }: AvailabilityWish,
): readonly ReachablePlace[] | undefined {
  const named = locationIds?.map((id, index) => knownLocation(tx, id, `locationIds.${index}`))
  if (near === undefined) return named?.map(({ id }) => ({ locationId: id, miles: null }))
  const { zip, atMostMiles, homeLocationId } = near
  const home =
    homeLocationId === undefined
      ? undefined
      : knownLocation(tx, homeLocationId, 'near.homeLocationId').id
  return reachablePlaces(
    named ?? listLocations(tx),
    { zip, atMostMiles, homeLocationId: home },
    zips(),
  )
}

function checkTime(
  time: NonNullable<AvailabilityWish['times']>[number],
  index: number,
): NonNullable<AvailabilityWish['times']>[number] {
  if (time.from < time.to) return time
  return refuse('end-before-start', `times.${index}.to`, 'The end must be after the start.')
}

function checkZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return
  const text = 'There is no such time zone. Give its name, e.g. America/Chicago.'
  refuse('unknown-zone', 'timeZone', text)
}
