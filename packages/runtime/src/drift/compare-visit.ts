import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import {
  type DriftVisit,
  findAppointment,
  findAppointmentMark,
  findOpenDrift,
  listOccupations,
  type Tx,
} from '@chairflow/store'
import type { Host } from '../host.ts'
import { asOfRead, learnAppointment } from '../practice/learn-appointment.ts'
import { readFacts } from '../practice/read-facts.ts'
import { differenceKinds, isLive, isOutdated, sideOf } from './differences.ts'
import { noteVisit, unreadableSide } from './note-visit.ts'
import type { Reading } from './reading.ts'

/** What is to be done about a visit that was read. */
export type Compared =
  | { readonly type: 'same' | 'learned' | 'unreadable' }
  | { readonly type: 'news'; readonly event: InboundEvent }

/**
 * Compares one visit of the practice system with what we know, and writes down where they differ.
 * What is to be taken over comes back as an event, which is treated like the webhook that was missed.
 */
export function compareVisit(
  tx: Tx,
  host: Host,
  reading: Reading,
  facts: AppointmentFacts,
): Compared {
  const { connectionId } = reading
  const known = findAppointment(tx, { connectionId, externalId: facts.externalId })
  const read = readFacts(tx, host, connectionId, facts)
  if (read.type === 'unknown') {
    noteUnreadable(tx, host, reading, { facts, known, reason: read.reason })
    return { type: 'unreadable' }
  }
  const { appointment } = read
  return known === undefined
    ? compareNew(tx, host, reading, { facts, appointment })
    : compareKnown(tx, host, reading, { facts, appointment, known })
}

type Seen = { readonly facts: AppointmentFacts; readonly appointment: Appointment }

/** Visits of days that we never looked at were booked who knows when: they are no news, nor is the past. */
function compareNew(tx: Tx, host: Host, reading: Reading, { facts, appointment }: Seen): Compared {
  const { connectionId, readAt, comparedUntil } = reading
  const { externalId } = facts
  const { startAt } = appointment
  const isNews = isLive(appointment) && readAt < startAt && startAt < comparedUntil
  if (!isNews || wasUnreadable(tx, reading, externalId)) {
    learnAppointment(tx, appointment, asOfRead(facts, readAt))
    return { type: 'learned' }
  }
  if (!isOursUnderWay(tx, appointment, readAt)) {
    const there = sideOf(appointment)
    const noted = { connectionId, externalId, kind: 'missing-here', here: null, there } as const
    noteVisit(tx, host, { ...noted, needsPerson: false, at: readAt })
  }
  return newsOf(reading, facts)
}

function compareKnown(
  tx: Tx,
  host: Host,
  reading: Reading,
  { facts, appointment, known }: Seen & { readonly known: Appointment },
): Compared {
  if (!isOutdated(known, appointment)) return { type: 'same' }
  const sides = { here: sideOf(known), there: sideOf(appointment) }
  if (isUnchanged(tx, reading, facts.externalId)) {
    const { connectionId, readAt } = reading
    const noted = { connectionId, externalId: facts.externalId, needsPerson: false, at: readAt }
    for (const kind of differenceKinds(sides.here, sides.there)) {
      noteVisit(tx, host, { ...noted, ...sides, kind })
    }
  }
  return newsOf(reading, facts)
}

/** Nothing was learned about it since the reading began. */
export function isUnchanged(
  tx: Tx,
  { connectionId, revisions }: Reading,
  externalId: string,
): boolean {
  const revision = findAppointmentMark(tx, { connectionId, externalId })?.revision
  return revision === revisions.get(externalId)
}

type Unreadable = {
  readonly facts: AppointmentFacts
  readonly known: Appointment | undefined
  readonly reason: string
}

function noteUnreadable(
  tx: Tx,
  host: Host,
  { connectionId, readAt: at }: Reading,
  { facts, known, reason }: Unreadable,
): void {
  const { externalId } = facts
  const there = unreadableSide(tx, facts, reason)
  const noted = { connectionId, externalId, there, needsPerson: true, at }
  if (known === undefined) {
    const isMissed = isLive(there) && there.endAt > at
    if (isMissed) noteVisit(tx, host, { ...noted, here: null, kind: 'missing-here' })
    return
  }
  const here = sideOf(known)
  const { patientId, roomId, serviceId } = here
  const told = { roomId: there.roomId ?? roomId, serviceId: there.serviceId ?? serviceId }
  const differing = differenceKinds(here, { ...there, ...told, patientId })
  for (const kind of differing) noteVisit(tx, host, { ...noted, here, kind })
}

/** It was seen before and could not be read, as its provider was not in the lists yet. */
function wasUnreadable(tx: Tx, { connectionId }: Reading, externalId: string): boolean {
  const open = findOpenDrift(tx, { connectionId, kind: 'missing-here', externalId })
  const there = open === undefined ? null : (JSON.parse(open.thereJson) as DriftVisit | null)
  return there !== null && there.unreadable !== null
}

/** The practice system has our own booking, and its answer is on the way to us. */
function isOursUnderWay(tx: Tx, { providerId, startAt, endAt }: Appointment, at: number): boolean {
  const place = { kind: 'provider', resourceId: providerId, startAt, endAt, at } as const
  return listOccupations(tx, place).some(
    ({ source, visitStartAt }) => source === 'booking' && visitStartAt === startAt,
  )
}

function newsOf({ readAt, revisions }: Reading, facts: AppointmentFacts): Compared {
  const { externalId, status, startAt } = facts
  const event: InboundEvent = {
    type: 'appointment-changed',
    dedupeKey: `sync:${externalId}:${status}:${startAt}:${readAt}`,
    occurredAt: readAt,
    change: status === 'cancelled' ? 'cancelled' : 'updated',
    externalId,
    appointment: facts,
    readAtRevision: revisions.get(externalId) ?? null,
  }
  return { type: 'news', event }
}
