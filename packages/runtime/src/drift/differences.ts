import type { Appointment } from '@chairflow/scheduling'
import type { DriftKind, DriftVisit } from '@chairflow/store'

type Kind = Extract<DriftKind, `different-${string}`>

/** In what two sides of one visit differ so that somebody would mind. */
export function differenceKinds(one: DriftVisit, other: DriftVisit): readonly Kind[] {
  if (one.status === 'cancelled' && other.status === 'cancelled') return []
  const differs: Readonly<Record<Kind, boolean>> = {
    'different-time': one.startAt !== other.startAt || one.endAt !== other.endAt,
    'different-provider': one.providerId !== other.providerId,
    'different-room': one.roomId !== other.roomId,
    'different-location': one.locationId !== other.locationId,
    'different-service': one.serviceId !== other.serviceId,
    'different-patient': one.patientId !== other.patientId,
    'different-status': isOff(one) !== isOff(other),
  }
  return kinds.filter((kind) => differs[kind])
}

const kinds: readonly Kind[] = [
  'different-time',
  'different-provider',
  'different-room',
  'different-location',
  'different-service',
  'different-patient',
  'different-status',
]

/** That a visit is confirmed, done or missed is no news that a webhook would have to bring. */
function isOff({ status }: Pick<DriftVisit, 'status'>): boolean {
  return status === 'cancelled'
}

export function isLive({ status }: Pick<Appointment, 'status'>): boolean {
  return status === 'booked' || status === 'confirmed'
}

/** Whether anything at all has to be taken over. */
export function isOutdated(known: Appointment, now: Appointment): boolean {
  return known.status !== now.status || differenceKinds(sideOf(known), sideOf(now)).length > 0
}

export function sideOf(appointment: Appointment): DriftVisit {
  const { startAt, endAt, status, providerId, roomId, locationId, serviceId, patientId } =
    appointment
  const ids = { providerId, roomId, locationId, serviceId, patientId }
  return { startAt, endAt, status, ...ids, unreadable: null }
}
