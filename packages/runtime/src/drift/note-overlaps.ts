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

/** Writes down what an appointment shares its time with. Returns how many are new. */
export function noteOverlaps(tx: Tx, host: Host, appointment: Appointment, at: number): number {
  if (!isLive(appointment) || appointment.endAt <= at) return 0
  return overlapsOf(tx, appointment, at).filter((overlap) =>
    note(tx, host, turned(tx, { appointment, overlap, at })),
  ).length
}

type Finding = {
  readonly appointment: Appointment
  readonly overlap: Overlap
  readonly at: number
}

/** A pair of visits is always told from the same one of them. */
function turned(tx: Tx, finding: Finding): Finding {
  const { appointment, overlap, at } = finding
  const { source, sourceId } = overlap.other
  if (source !== 'appointment' || appointment.id < sourceId) return finding
  const first = findAppointmentById(tx, sourceId)
  if (first === undefined) return finding
  const back = overlapsOf(tx, first, at).find(({ other }) => other.sourceId === appointment.id)
  return back === undefined ? finding : { appointment: first, overlap: back, at }
}

/** What it overlaps, but for what is kept for this very visit. */
export function overlapsOf(tx: Tx, appointment: Appointment, at: number): readonly Overlap[] {
  return findOverlaps(tx, appointment.id, at).filter(({ other }) => !isSame(tx, appointment, other))
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

/** The same for both of a pair, whichever is looked at. */
export function subjectOf({ id }: Appointment, { other }: Overlap): string {
  return [id as string, other.sourceId].toSorted().join('+')
}

function note(tx: Tx, { ports }: Host, { appointment, overlap, at }: Finding): boolean {
  const { source, sourceId, visitStartAt, visitEndAt, expiresAt } = overlap.other
  const here: DriftOverlap = { source, sourceId, visitStartAt, visitEndAt, expiresAt }
  const { connectionId, externalId } = appointment
  return noteDrift(tx, {
    id: ports.newId('drf'),
    ...{ connectionId, kind: 'overlap', subject: subjectOf(appointment, overlap), externalId },
    hereJson: JSON.stringify(here),
    thereJson: JSON.stringify(sideOf(appointment)),
    resourcesJson: JSON.stringify(overlap.resources),
    needsPerson: 1,
    overAt: Math.min(appointment.endAt, visitEndAt),
    foundAt: at,
  })
}
