import type { InboundEvent } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import { findOpenDrift, listAppointments, type Tx } from '@chairflow/store'
import type { Host } from '../host.ts'
import { isUnchanged } from './compare-visit.ts'
import { isLive, sideOf } from './differences.ts'
import { noteVisit } from './note-visit.ts'
import type { Reading } from './reading.ts'

/** A few visits go missing; more at once is more likely a list that lacks something. */
const FEW = 3
const FEW_OF_ALL = 0.05
const MANY = 20
/** For so long at least it has to be missing. */
const BELIEVED_AFTER_MS = 30 * 60_000

export type Absent = {
  readonly visits: readonly Appointment[]
  /** So many that a person has to look before anything is believed. */
  readonly areMany: boolean
}

/** Visits that are to come by what we know, and that the practice system did not list. */
export function findAbsent(tx: Tx, reading: Reading, listed: ReadonlySet<string>): Absent {
  const { connectionId, readAt: startAt, endAt } = reading
  const live = listAppointments(tx, { startAt, endAt }).filter(
    (one) => one.connectionId === connectionId && isLive(one) && one.startAt >= startAt,
  )
  const visits = live.filter(
    ({ externalId }) => !listed.has(externalId) && isUnchanged(tx, reading, externalId),
  )
  const few = Math.min(MANY, Math.max(FEW, live.length * FEW_OF_ALL))
  const areMany = listed.size === 0 || visits.length > few
  return { visits, areMany }
}

type Gone = { readonly visit: Appointment; readonly needsPerson: boolean }

/**
 * The practice system does not know the visit any more. Believed where two comparisons say so: then
 * it is cancelled for us as well, by the event that comes back.
 */
export function noteGone(
  tx: Tx,
  host: Host,
  reading: Reading,
  { visit, needsPerson }: Gone,
): InboundEvent | null {
  const { connectionId, readAt } = reading
  const { externalId } = visit
  if (!isUnchanged(tx, reading, externalId)) return null
  const kind = 'missing-there'
  const before = findOpenDrift(tx, { connectionId, kind, externalId })
  const sides = { here: sideOf(visit), there: null }
  noteVisit(tx, host, { connectionId, externalId, kind, ...sides, needsPerson, at: readAt })
  const isBelieved = before !== undefined && readAt - before.foundAt >= BELIEVED_AFTER_MS
  return isBelieved && !needsPerson ? goneEvent(externalId, readAt) : null
}

/** A cancellation that nobody told us of. */
export function goneEvent(externalId: string, at: number): InboundEvent {
  const dedupeKey = `gone:${externalId}:${at}`
  const told = { dedupeKey, occurredAt: at, change: 'cancelled', externalId } as const
  return { type: 'appointment-changed', ...told, appointment: null }
}
