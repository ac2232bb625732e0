import type { Appointment } from '@chairflow/scheduling'
import {
  type DriftOverlap,
  findAppointmentById,
  findExecution,
  findOverlaps,
  noteDrift,
  type Overlap,
  type Tx,
} from '@chairflow/store'
import type { Host } from '../host.ts'
import { isLive, sideOf } from './differences.ts'

/**
 * Writes down that an appointment is where something was before it; and where it came before another
 * one, that this is. Of several in one place each but the first is told, once. True where it is new.
 */
export function noteOverlap(tx: Tx, host: Host, appointment: Appointment, at: number): boolean {
  if (!isLive(appointment) || appointment.endAt <= at) return false
  const first = findOverlaps(tx, appointment.id, at).next().value
  if (first === undefined) return false
  const overlap = overlapOf(tx, appointment, at)
  if (overlap !== undefined) return note(tx, host, { appointment, overlap, at })
  const later = findAppointmentById(tx, first.other.sourceId)
  const back = later === undefined ? undefined : overlapOf(tx, later, at)
  if (later === undefined || back === undefined) return false
  return note(tx, host, { appointment: later, overlap: back, at })
}

/** What was there before it, but for what is kept for this very visit. */
export function overlapOf(tx: Tx, appointment: Appointment, at: number): Overlap | undefined {
  for (const overlap of findOverlaps(tx, appointment.id, at)) {
    const { other } = overlap
    if (isBefore(other, appointment) && !isSame(tx, appointment, other)) return overlap
  }
  return undefined
}

/** Our own holds and bookings always are: nothing of ours is put where a visit is. */
function isBefore(
  { source, sourceId, visitStartAt }: Overlap['other'],
  { id, startAt }: Appointment,
): boolean {
  if (source !== 'appointment' || visitStartAt !== startAt) {
    return source !== 'appointment' || visitStartAt < startAt
  }
  return sourceId < id
}

/** Our booking that is on its way, or the time that a flow keeps to move this visit to. */
function isSame(
  tx: Tx,
  { id, externalId, startAt, endAt }: Appointment,
  { source, executionId, visitStartAt, visitEndAt }: Overlap['other'],
): boolean {
  if (source === 'appointment' || visitStartAt !== startAt || visitEndAt !== endAt) return false
  if (source === 'booking') return true
  const subject = executionId === null ? null : findExecution(tx, executionId)?.subject
  return subject === id || subject === externalId
}

type Finding = {
  readonly appointment: Appointment
  readonly overlap: Overlap
  readonly at: number
}

function note(tx: Tx, { ports }: Host, { appointment, overlap, at }: Finding): boolean {
  const { source, sourceId, visitStartAt, visitEndAt, expiresAt } = overlap.other
  const here: DriftOverlap = { source, sourceId, visitStartAt, visitEndAt, expiresAt }
  const { connectionId, externalId } = appointment
  return noteDrift(tx, {
    id: ports.newId('drf'),
    ...{ connectionId, kind: 'overlap', externalId },
    hereJson: JSON.stringify(here),
    thereJson: JSON.stringify(sideOf(appointment)),
    resourcesJson: JSON.stringify(overlap.resources),
    needsPerson: 1,
    overAt: Math.min(appointment.endAt, visitEndAt),
    foundAt: at,
  })
}
