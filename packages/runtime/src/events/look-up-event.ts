import { ConnectorError } from '@chairflow/connector-kit'
import {
  type EventTable,
  findAppointmentMark,
  postponeEvent,
  type Store,
  settleEvent,
  type Tx,
} from '@chairflow/store'
import { backoffMs } from '../effects/backoff.ts'
import { answered, type CallOutcome, nothing, outcomeOf } from '../effects/call-outcome.ts'
import { callWithDeadline } from '../effects/call-with-deadline.ts'
import type { Changes, Host } from '../host.ts'
import type { Applied, Received } from './applied.ts'
import { applyRead, applyVanished } from './apply-appointment.ts'
import type { StoredEvent } from './own-event.ts'

/** About a day and a half of trying to look an appointment up. */
const LOOK_UPS_LIMIT = 400

type LookedUp = { readonly changes: Changes; readonly outcome: CallOutcome }

/** Asks the practice system about the appointment an event names, and applies what it says. */
export async function lookUpEvent(store: Store, host: Host, row: EventTable): Promise<LookedUp> {
  const event = JSON.parse(row.payloadJson) as StoredEvent
  const { connectionId } = row
  const reader = host.connections.find(connectionId)?.open.appointments
  if (event.type !== 'appointment-changed' || reader === undefined) {
    const reason = 'The practice system cannot be asked about this appointment'
    return { changes: await settle(store, row, reason), outcome: nothing }
  }
  const { externalId } = event
  const { clock } = host.ports
  const readAt = clock.now()
  const mark = store.read((tx) => findAppointmentMark(tx, { connectionId, externalId }))
  const revision = mark?.revision ?? null
  const found = await callWithDeadline(clock, () => reader.find(externalId)).then(
    (facts) => ({ type: 'answer', facts }) as const,
    (error: unknown) => ({ type: 'error', error }) as const,
  )
  if (found.type === 'error') {
    const { error } = found
    return {
      changes: await tryLater(store, host, row, error),
      outcome: outcomeOf(error, 'reading'),
    }
  }
  const { facts } = found
  const changes = await apply(store, host, row, (tx, received) =>
    facts === undefined
      ? applyVanished(tx, host, received, { event, readAt })
      : applyRead(tx, host, received, { facts, readAt, revision }),
  )
  return { changes, outcome: answered('reading') }
}

async function apply(
  store: Store,
  host: Host,
  row: EventTable,
  job: (tx: Tx, received: Received) => Applied,
): Promise<Changes> {
  const { connectionId, id: eventId } = row
  const at = host.ports.clock.now()
  return store.write((tx): Changes => {
    const applied = job(tx, { connectionId, at, eventId })
    const told = { topic: 'event', id: eventId } as const
    if (applied.status !== 'look-up') {
      settleEvent(tx, eventId, applied)
      return [told, ...applied.changes]
    }
    const reason = 'Something newer was learned meanwhile: asking again'
    postponeEvent(tx, eventId, { reason, attempts: row.attempts, notBefore: at })
    return [told]
  })
}

async function tryLater(
  store: Store,
  host: Host,
  row: EventTable,
  error: unknown,
): Promise<Changes> {
  const { clock, log, random } = host.ports
  const attempts = row.attempts + 1
  const code = error instanceof ConnectorError ? error.failure.code : 'fault'
  log.warn({ event: row.id, code }, 'an appointment cannot be looked up yet')
  if (attempts >= LOOK_UPS_LIMIT) return settle(store, row, 'The practice system did not answer')
  const notBefore = clock.now() + backoffMs(attempts, random())
  const reason = 'Waiting for the practice system to answer'
  await store.write((tx) => postponeEvent(tx, row.id, { reason, attempts, notBefore }))
  return []
}

async function settle(store: Store, { id }: EventTable, reason: string): Promise<Changes> {
  await store.write((tx) => settleEvent(tx, id, { status: 'ignored', reason }))
  return [{ topic: 'event', id }]
}
