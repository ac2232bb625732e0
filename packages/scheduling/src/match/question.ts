import type { AppointmentId, LocationId, PatientId, ServiceId } from '../ids.ts'
import type { Interval } from '../intervals.ts'
import type { Location } from '../practice/location.ts'
import { type Service, serviceAt } from '../practice/service.ts'
import { timesWithin } from './busy-times.ts'
import type { Calendar, LocalDay } from './calendar.ts'
import type { PreparedPractice } from './prepare-practice.ts'
import { type ClockStyle, saySpan } from './say-when.ts'
import { footprintOf, treatmentOf, type Visit } from './visit.ts'

/** A visit that is asked for: what, where and when. */
export type VisitRequest = {
  readonly serviceId: ServiceId
  readonly locationId: LocationId
  /** Start of the treatment, UTC ms. */
  readonly startAt: number
  /** How long the treatment takes; absent: as long as the service does at the location. */
  readonly lengthMs?: number | undefined
  /** The product that will be used; absent: the service's own. */
  readonly product?: string | null | undefined
  readonly patientId?: PatientId | null | undefined
  /** A booking that is about to move, and so stands in nobody's way. */
  readonly moving?: AppointmentId | undefined
}

/** A request with everything the rules ask about it, worked out once for all providers. */
export type Question = {
  readonly practice: PreparedPractice
  readonly request: VisitRequest
  /** As it is at the location. */
  readonly service: Service
  readonly location: Location
  readonly product: string | null
  readonly calendar: Calendar
  readonly day: LocalDay
  readonly treatment: Interval
  readonly footprint: Interval
  readonly isOffered: boolean
  readonly clockStyle: ClockStyle
}

/** Null when the practice has no such service or location. */
export function askAbout(practice: PreparedPractice, request: VisitRequest): Question | null {
  const listed = practice.servicesById.get(request.serviceId)
  const location = practice.locationsById.get(request.locationId)
  if (listed === undefined || location === undefined) return null
  const offered = serviceAt(listed, location.id)
  const service = offered ?? listed
  const treatment = treatmentOf(request, service)
  const calendar = practice.calendarOf(location.timeZone)
  return {
    practice,
    request,
    service,
    location,
    product: request.product ?? service.product,
    calendar,
    day: calendar.dayOf(request.startAt),
    treatment,
    footprint: footprintOf(treatment, service),
    isOffered: offered !== null,
    clockStyle: practice.rules.clockStyle ?? '24h',
  }
}

/** Visits that take a resource while the span lasts, without the one that is about to move. */
export function visitsWithin(
  { practice, request }: Question,
  key: string,
  span: Interval,
): readonly Visit[] {
  const visits = timesWithin(practice.visits.get(key), span)
  if (request.moving === undefined) return visits
  return visits.filter(({ appointmentId }) => appointmentId !== request.moving)
}

/** "14:00–15:20" as the location writes it. */
export function sayTime({ calendar, clockStyle }: Question, span: Interval): string {
  return saySpan(span, calendar, clockStyle)
}
