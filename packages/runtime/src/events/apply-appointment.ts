import type { AppointmentFacts, InboundEvent } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import { findAppointment, findAppointmentMark, type Tx } from '@chairflow/store'
import { noteOverlap } from '../drift/note-overlap.ts'
import { tellDrift } from '../drift/tell-drift.ts'
import type { Changes, Host } from '../host.ts'
import { type AsOf, asOfRead, learnAppointment } from '../practice/learn-appointment.ts'
import { readFacts } from '../practice/read-facts.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { tellOffers } from '../practice/tell-offers.ts'
import { findAfterNews, settleAfterNews } from '../reroute/news-of-booking.ts'
import { spreadHappening } from '../spread-happening.ts'
import type { Applied, Received } from './applied.ts'
import { judgeAge, outranks } from './judge-age.ts'
import { nameChange } from './name-change.ts'

type Changed = Extract<InboundEvent, { type: 'appointment-changed' }>

/** Updates our copy of the appointment and starts the flows that wait for what happened to it. */
export function applyAppointment(tx: Tx, host: Host, received: Received, event: Changed): Applied {
  const key = { connectionId: received.connectionId, externalId: event.externalId }
  const facts = event.appointment
  if (facts !== null && event.readAtRevision !== undefined) {
    return applyRead(tx, host, received, { facts, ...readOf(event, event.readAtRevision) })
  }
  const occurredAt = facts?.modifiedAt ?? event.occurredAt
  const mark = findAppointmentMark(tx, key)
  const age = mark === undefined ? 'newer' : judgeAge(occurredAt, mark)
  if (age === 'older') return outdated
  if (age === 'unclear' && canAsk(host, received)) return lookUp(event)
  const told = stateTold(tx, host, received, event)
  if (told.type === 'look-up') return lookUp(event)
  if (told.type === 'unknown') return { status: 'ignored', reason: told.reason, changes: [] }
  const before = findAppointment(tx, key)
  if (age === 'same' && before !== undefined && !outranks(told.appointment, before)) return outdated
  return proceed(tx, host, received, told.appointment, { asOf: occurredAt, asOfClock: 'vendor' })
}

const outdated: Applied = {
  status: 'ignored',
  reason: 'Older than what we know about this appointment, so nothing changes',
  changes: [],
}

function lookUp({ externalId }: Changed): Applied {
  return { status: 'look-up', externalId }
}

function canAsk({ connections }: Host, { connectionId }: Received): boolean {
  return connections.find(connectionId)?.open.appointments !== undefined
}

type Told = ReturnType<typeof readFacts> | { readonly type: 'look-up' }

/** The appointment as the event says it is. Some carry ids only: then all but a cancellation is asked. */
function stateTold(tx: Tx, host: Host, { connectionId }: Received, event: Changed): Told {
  const { appointment: facts, externalId, change } = event
  if (facts !== null) return readFacts(tx, host, connectionId, facts)
  const known = findAppointment(tx, { connectionId, externalId })
  if (known === undefined || change !== 'cancelled') return { type: 'look-up' }
  return { type: 'appointment', appointment: { ...known, status: 'cancelled' } }
}

/** What was read in the practice system, when the reading began, and what we knew then. */
export type AppointmentRead = {
  readonly facts: AppointmentFacts
  readonly readAt: number
  /** null: none. */
  readonly revision: number | null
}

function readOf({ occurredAt }: Changed, revision: number | null) {
  return { readAt: occurredAt, revision }
}

/** Reading shows the present, unless something was learned while it was under way. */
export function applyRead(
  tx: Tx,
  host: Host,
  received: Received,
  { facts, readAt, revision }: AppointmentRead,
): Applied {
  const key = { connectionId: received.connectionId, externalId: facts.externalId }
  if ((findAppointmentMark(tx, key)?.revision ?? null) !== revision) {
    return { status: 'look-up', externalId: facts.externalId }
  }
  const read = readFacts(tx, host, received.connectionId, facts)
  if (read.type === 'unknown') return { status: 'ignored', reason: read.reason, changes: [] }
  return proceed(tx, host, received, read.appointment, asOfRead(facts, readAt))
}

/** The practice system said "cancelled" and no longer shows it: some list no cancelled visits. */
export function applyVanished(
  tx: Tx,
  host: Host,
  received: Received,
  { event, readAt }: { readonly event: Changed; readonly readAt: number },
): Applied {
  const { externalId } = event
  const known = findAppointment(tx, { connectionId: received.connectionId, externalId })
  if (known === undefined || event.change !== 'cancelled') {
    const reason = 'The practice system does not know this appointment'
    return { status: 'ignored', reason, changes: [] }
  }
  const asOf = { asOf: readAt, asOfClock: 'ours' } as const
  return proceed(tx, host, received, { ...known, status: 'cancelled' }, asOf)
}

function proceed(tx: Tx, host: Host, received: Received, now: Appointment, asOf: AsOf): Applied {
  const before = findAppointment(tx, now)
  learnAppointment(tx, now, asOf)
  const settled = [
    ...noteNewOverlap(tx, host, now, received.at),
    ...(before === undefined ? [] : settleAfterNews(tx, host, now, received.at)),
  ]
  const change = nameChange(before, now)
  if (change === null) return { status: 'ignored', reason: 'Nothing new', changes: settled }
  const { changes, ...applied } = tell(tx, host, now, { at: received.at, change })
  const found = findAfterNews(tx, host, now, received.at)
  return { ...applied, changes: [...settled, ...changes, ...found] }
}

type News = {
  readonly at: number
  readonly change: Exclude<ReturnType<typeof nameChange>, null>
}

/** Flows under way hear of it, and those that wait for it start. */
function tell(tx: Tx, host: Host, now: Appointment, { at, change }: News) {
  const told = tellOffers(tx, host, now, at)
  const scope = scopeOf(tx, now, at)
  if (scope === null) {
    const reason = 'The appointment has no patient we know, so no flow was started'
    return { status: 'ignored', reason, changes: told } as const
  }
  const happening = { type: 'appointment', at, change, scope } as const
  const { started, dropped, changes } = spreadHappening(tx, host, happening)
  const held = dropped === 0 ? '' : `; ${dropped} not started, as its flow's limit was reached`
  const reason = `${change}; started ${started} ${started === 1 ? 'execution' : 'executions'}${held}`
  return { status: 'applied', reason, changes: [...told, ...changes] } as const
}

/** What the practice system put where something is already, a person has to settle there. */
function noteNewOverlap(tx: Tx, host: Host, now: Appointment, at: number): Changes {
  return noteOverlap(tx, host, now, at) ? tellDrift(tx, host, now.connectionId, at) : []
}
