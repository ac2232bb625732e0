import type { Interval } from '../intervals.ts'
import { timesWithin } from '../match/busy-times.ts'
import type { Calendar, LocalDay } from '../match/calendar.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import type { Visit } from '../match/visit.ts'
import type { Location } from '../practice/location.ts'
import { type Service, serviceAt } from '../practice/service.ts'
import type { AvailabilityRequest } from './availability-request.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A request at one location, with everything its constraints ask worked out once. */
export type Search = {
  readonly practice: PreparedPractice
  readonly request: AvailabilityRequest
  readonly location: Location
  /** As it is at the location. */
  readonly service: Service
  readonly product: string | null
  readonly calendar: Calendar
  /** Starts of the treatment that are asked for. */
  readonly starts: Interval
  /** Everything that can matter to them: a day more on both sides. */
  readonly window: Interval
  readonly days: readonly LocalDay[]
  /** From the start of the treatment: only the treatment, and with set-up and clean-up. */
  readonly treatment: Reach
  readonly footprint: Reach
}

/** How far something reaches before and after the start of a treatment. */
export type Reach = { readonly beforeMs: number; readonly afterMs: number }

/** Null where the location does not offer the service, or is not there. */
export function searchAt(
  practice: PreparedPractice,
  request: AvailabilityRequest,
  locationId: Location['id'],
): Search | null {
  const listed = practice.servicesById.get(request.serviceId)
  const location = practice.locationsById.get(locationId)
  const service = listed && location && serviceAt(listed, location.id)
  if (!service || location === undefined) return null
  const calendar = practice.calendarOf(location.timeZone)
  const starts = startsOf(request)
  const window = { startAt: starts.startAt - 2 * DAY_MS, endAt: starts.endAt + 2 * DAY_MS }
  return {
    practice,
    request,
    location,
    service,
    product: request.product ?? service.product,
    calendar,
    starts,
    window,
    days: calendar.daysWithin(window),
    ...reachesOf(service),
  }
}

function startsOf({ from, until, notice }: AvailabilityRequest): Interval {
  const soonest = notice === undefined ? from : notice.now + notice.minutes * MINUTE_MS
  return { startAt: Math.max(from, soonest), endAt: until }
}

function reachesOf(service: Service) {
  const treatmentMs = service.durationMinutes * MINUTE_MS
  return {
    treatment: { beforeMs: 0, afterMs: treatmentMs },
    footprint: {
      beforeMs: service.bufferBeforeMinutes * MINUTE_MS,
      afterMs: treatmentMs + service.bufferAfterMinutes * MINUTE_MS,
    },
  }
}

/** Visits that take a resource within the window, without the one that is about to move. */
export function visitsOf({ practice, request, window }: Search, key: string): readonly Visit[] {
  const visits = timesWithin(practice.visits.get(key), window)
  if (request.moving === undefined) return visits
  return visits.filter(({ appointmentId }) => appointmentId !== request.moving)
}
