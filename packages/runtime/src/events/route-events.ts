import { ConnectorError, type InboundEvent } from '@chairflow/connector-kit'
import {
  type EventTable,
  listOpenEvents,
  postponeEvent,
  type Store,
  settleEvent,
} from '@chairflow/store'
import { backoffMs } from '../effects/backoff.ts'
import type { Host } from '../host.ts'
import type { Live } from '../live.ts'
import { applyFacts } from './apply-appointment.ts'
import { applyEvent } from './apply-event.ts'

const BATCH = 200
/** About a day and a half of trying to look an appointment up. */
const LOOK_UPS_LIMIT = 400

/** Applies stored events in commit order. Returns how many were dealt with. */
export async function routeEvents(store: Store, host: Host, live: Live): Promise<number> {
  const now = host.ports.clock.now()
  const open = store.read((tx) => listOpenEvents(tx, { now, limit: BATCH }))
  const applied = await Promise.all(open.map((row) => applyOne(store, host, live, row)))
  await Promise.all(
    open
      .filter((_, index) => applied[index])
      .map(async (row) => {
        await lookUp(store, host, live, row)
      }),
  )
  return open.length
}

/** True when the event has to wait for a look-up. An event that breaks us is kept and shown. */
async function applyOne(store: Store, host: Host, live: Live, row: EventTable): Promise<boolean> {
  if (row.status === 'looking-up') return true
  try {
    const applied = await store.write((tx) => applyEvent(tx, host, row))
    if (applied.status === 'look-up') return true
    live.tell([{ topic: 'event', id: row.id }, ...applied.changes])
  } catch (error) {
    host.ports.log.error({ event: row.id, error: String(error) }, 'an event could not be applied')
    await settle(store, row, 'Chairflow met a fault of its own with this event')
  }
  return false
}

async function lookUp(store: Store, host: Host, live: Live, row: EventTable): Promise<void> {
  const event = JSON.parse(row.payloadJson) as InboundEvent
  const { connectionId, id: eventId } = row
  const reader = host.connections.find(connectionId)?.open.appointments
  if (event.type !== 'appointment-changed' || reader === undefined) {
    return settle(store, row, 'The practice system cannot be asked about this appointment')
  }
  try {
    const facts = event.appointment ?? (await reader.find(event.externalId))
    if (facts === undefined) {
      return await settle(store, row, 'The practice system does not know this appointment')
    }
    const at = host.ports.clock.now()
    const applied = await store.write((tx) => {
      const result = applyFacts(tx, host, { connectionId, at, eventId }, facts)
      if (result.status !== 'look-up') settleEvent(tx, eventId, result)
      return result
    })
    if (applied.status !== 'look-up')
      live.tell([{ topic: 'event', id: eventId }, ...applied.changes])
  } catch (error) {
    await tryLater(store, host, row, error)
  }
}

async function tryLater(store: Store, host: Host, row: EventTable, error: unknown): Promise<void> {
  const { clock, log, random } = host.ports
  const attempts = row.attempts + 1
  const code = error instanceof ConnectorError ? error.failure.code : 'fault'
  log.warn({ event: row.id, code }, 'an appointment cannot be looked up yet')
  if (attempts >= LOOK_UPS_LIMIT) return settle(store, row, 'The practice system did not answer')
  const notBefore = clock.now() + backoffMs(attempts, random())
  const reason = 'Waiting for the practice system to answer'
  await store.write((tx) => postponeEvent(tx, row.id, { reason, attempts, notBefore }))
}

async function settle(store: Store, { id }: EventTable, reason: string): Promise<void> {
  await store.write((tx) => settleEvent(tx, id, { status: 'ignored', reason }))
}
