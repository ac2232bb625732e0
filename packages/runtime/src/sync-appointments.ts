import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import { findAppointment, listAppointmentRevisions } from '@chairflow/store'
import type { Connected } from './connections.ts'
import { callThroughGate } from './effects/call-through-gate.ts'
import type { Changes } from './host.ts'
import { asOfRead, learnAppointment } from './practice/learn-appointment.ts'
import { readFacts } from './practice/read-facts.ts'
import { rejudgeBookings } from './reroute/rejudge-bookings.ts'
import type { Runtime } from './runtime.ts'

const DAY_MS = 24 * 60 * 60_000
const DAYS_AHEAD = 14

/** What was read, when the reading began, and what we knew of each appointment then. */
type Reading = {
  readonly connectionId: string
  readonly readAt: number
  readonly revisions: ReadonlyMap<string, number>
}

/**
 * Reads the practice system's coming days. Appointments we never saw are taken in quietly;
 * one that differs from what we know missed its webhook and is treated like one – and is read once
 * more, when we learned something about it while reading. Throws ConnectorError when the practice system cannot be asked.
 */
export async function syncAppointments(
  runtime: Runtime,
  connected: Connected,
): Promise<{ readonly added: number; readonly missed: number }> {
  const reader = connected.open.appointments
  if (reader === undefined) return { added: 0, missed: 0 }
  const readAt = runtime.host.ports.clock.now()
  const range = { startAt: readAt - DAY_MS, endAt: readAt + DAYS_AHEAD * DAY_MS }
  const { id: connectionId } = connected
  const revisions = runtime.store.read((tx) =>
    listAppointmentRevisions(tx, { connectionId, endAt: range.startAt }),
  )
  const reading = { connectionId, readAt, revisions }
  const facts = await callThroughGate(runtime.host, connectionId, () => reader.list(range))
  const { added, changes } = await takeInNew(runtime, reading, facts)
  runtime.live.tell(changes)
  runtime.wake()
  const missed = facts.flatMap((fact) => missedEvent(runtime, reading, fact))
  await runtime.ingest(connectionId, missed)
  return { added, missed: missed.length }
}

function takeInNew(
  { store, host }: Runtime,
  { connectionId, readAt }: Reading,
  facts: readonly AppointmentFacts[],
): Promise<{ readonly added: number; readonly changes: Changes }> {
  return store.write((tx) => {
    const unseen = facts.filter(
      ({ externalId }) => findAppointment(tx, { connectionId, externalId }) === undefined,
    )
    const known = unseen.flatMap((fact) => {
      const read = readFacts(tx, host, connectionId, fact)
      return read.type === 'appointment' ? [{ fact, appointment: read.appointment }] : []
    })
    for (const { fact, appointment } of known) {
      learnAppointment(tx, appointment, asOfRead(fact, readAt))
    }
    const changes = known.length === 0 ? [] : rejudgeBookings(tx, host)
    return { added: known.length, changes }
  })
}

function missedEvent(
  { store }: Runtime,
  { connectionId, readAt, revisions }: Reading,
  facts: AppointmentFacts,
): readonly InboundEvent[] {
  const { externalId, status, startAt } = facts
  const known = store.read((tx) => findAppointment(tx, { connectionId, externalId }))
  const readAtRevision = revisions.get(externalId) ?? null
  if (known === undefined || !differs(known, facts)) return []
  const dedupeKey = `sync:${externalId}:${status}:${startAt}:${readAt}`
  const change = status === 'cancelled' ? 'cancelled' : 'updated'
  const told = { type: 'appointment-changed', dedupeKey, occurredAt: readAt, change } as const
  return [{ ...told, externalId, appointment: facts, readAtRevision }]
}

function differs(known: Appointment, facts: AppointmentFacts): boolean {
  const { status, startAt, endAt } = known
  return status !== facts.status || startAt !== facts.startAt || endAt !== facts.endAt
}
