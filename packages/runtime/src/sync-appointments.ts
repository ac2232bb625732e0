import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import { findAppointment, saveAppointment } from '@chairflow/store'
import type { Connected } from './connections.ts'
import { readFacts } from './practice/read-facts.ts'
import type { Runtime } from './runtime.ts'

const DAY_MS = 24 * 60 * 60_000
const DAYS_AHEAD = 14

/**
 * Reads the practice system's coming days. Appointments we never saw are taken in quietly;
 * one that differs from what we know missed its webhook and is treated like one.
 * Throws ConnectorError when the practice system cannot be asked.
 */
export async function syncAppointments(
  runtime: Runtime,
  connected: Connected,
): Promise<{ readonly added: number; readonly missed: number }> {
  const reader = connected.open.appointments
  if (reader === undefined) return { added: 0, missed: 0 }
  const now = runtime.host.ports.clock.now()
  const range = { startAt: now - DAY_MS, endAt: now + DAYS_AHEAD * DAY_MS }
  const facts = await reader.list(range)
  const added = await takeInNew(runtime, connected.id, facts)
  const missed = facts.flatMap((fact) => missedEvent(runtime, connected.id, fact))
  await runtime.ingest(connected.id, missed)
  return { added, missed: missed.length }
}

function takeInNew(runtime: Runtime, connectionId: string, facts: readonly AppointmentFacts[]) {
  return runtime.store.write((tx) => {
    const unseen = facts.filter(
      ({ externalId }) => findAppointment(tx, { connectionId, externalId }) === undefined,
    )
    const read = unseen.map((fact) => readFacts(tx, runtime.host, connectionId, fact))
    const known = read.flatMap((one) => (one.type === 'appointment' ? [one.appointment] : []))
    for (const appointment of known) saveAppointment(tx, appointment)
    return known.length
  })
}

function missedEvent(
  { store, host }: Runtime,
  connectionId: string,
  facts: AppointmentFacts,
): readonly InboundEvent[] {
  const { externalId, status, startAt } = facts
  const known = store.read((tx) => findAppointment(tx, { connectionId, externalId }))
  if (known === undefined || !differs(known, facts)) return []
  const dedupeKey = `sync:${externalId}:${status}:${startAt}:${host.ports.clock.now()}`
  const occurredAt = host.ports.clock.now()
  const change = status === 'cancelled' ? 'cancelled' : 'updated'
  const type = 'appointment-changed'
  return [{ type, dedupeKey, occurredAt, change, externalId, appointment: facts }]
}

function differs(known: Appointment, facts: AppointmentFacts): boolean {
  const { status, startAt, endAt } = known
  return status !== facts.status || startAt !== facts.startAt || endAt !== facts.endAt
}
