import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import { findAppointment, saveAppointment, type Tx } from '@chairflow/store'
import type { Host } from '../host.ts'
import { readFacts } from '../practice/read-facts.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { spreadHappening } from '../spread-happening.ts'
import type { Applied, Received } from './applied.ts'
import { nameChange } from './name-change.ts'

type Changed = Extract<InboundEvent, { type: 'appointment-changed' }>

/** Updates our copy of the appointment and starts the flows that wait for what happened to it. */
export function applyAppointment(tx: Tx, host: Host, received: Received, event: Changed): Applied {
  const { connectionId } = received
  const known = findAppointment(tx, { connectionId, externalId: event.externalId })
  const facts = event.appointment
  if (facts === null && (known === undefined || event.change !== 'cancelled')) {
    return { status: 'look-up', externalId: event.externalId }
  }
  if (facts === null) return proceed(tx, host, received, { ...known, status: 'cancelled' } as never)
  return applyFacts(tx, host, received, facts)
}

/** The same, once everything about the appointment is known. */
export function applyFacts(
  tx: Tx,
  host: Host,
  received: Received,
  facts: AppointmentFacts,
): Applied {
  const read = readFacts(tx, host, received.connectionId, facts)
  if (read.type === 'unknown') return { status: 'ignored', reason: read.reason, changes: [] }
  return proceed(tx, host, received, read.appointment)
}

type Appointment = Parameters<typeof saveAppointment>[1]

function proceed(tx: Tx, host: Host, received: Received, now: Appointment): Applied {
  const before = findAppointment(tx, now)
  saveAppointment(tx, now)
  const change = nameChange(before, now)
  if (change === null) return { status: 'ignored', reason: 'Nothing new', changes: [] }
  const scope = scopeOf(tx, now, received.at)
  if (scope === null) {
    const reason = 'The appointment has no patient we know, so no flow was started'
    return { status: 'ignored', reason, changes: [] }
  }
  const happening = { type: 'appointment', at: received.at, change, scope } as const
  const { started, dropped, changes } = spreadHappening(tx, host, happening)
  const held = dropped === 0 ? '' : `; ${dropped} not started, as its flow's limit was reached`
  const reason = `${change}; started ${started} ${started === 1 ? 'execution' : 'executions'}${held}`
  return { status: 'applied', reason, changes }
}
