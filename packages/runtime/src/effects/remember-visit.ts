import type { Activities, AppointmentFacts } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import {
  type EffectTable,
  findAppointment,
  findPatient,
  findProvider,
  insertEvent,
  setWaitlistStatus,
  type Tx,
} from '@chairflow/store'
import { nameChange } from '../events/name-change.ts'
import type { Changes, Host } from '../host.ts'
import { asOfRead, learnAppointment } from '../practice/learn-appointment.ts'
import { readFacts, withProduct } from '../practice/read-facts.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { tellOffers } from '../practice/tell-offers.ts'
import { bookedAs } from '../reroute/booked-as.ts'
import { findAfterNews, settleAfterNews } from '../reroute/news-of-booking.ts'
import { spreadHappening } from '../spread-happening.ts'

type Written = {
  readonly effect: EffectTable
  readonly facts: AppointmentFacts
  readonly at: number
}

/**
 * A booking of our own is news like any other: flows that wait for one start, once. Where its
 * webhook overtook our answer, what that told is newer, and has been told already.
 */
export function rememberBooking(tx: Tx, host: Host, { effect, facts, at }: Written): Changes {
  const read = readFacts(tx, host, effect.connectionId, facts)
  if (read.type === 'unknown') return []
  const patientId = read.appointment.patientId ?? bookedFor(tx, effect)
  const appointment = withProduct(tx, { ...read.appointment, patientId })
  const { serviceId } = appointment
  if (patientId !== null) setWaitlistStatus(tx, { patientId, serviceId }, 'booked')
  if (findAppointment(tx, appointment) !== undefined) return []
  learnAppointment(tx, appointment, asOfRead(facts, at))
  const told = [
    ...tellOffers(tx, host, appointment, at),
    ...spread(tx, host, appointment, 'booked', at),
  ]
  return [...told, ...findAfterNews(tx, host, appointment, at)]
}

/** A vendor may answer without the patient; we know for whom we booked. */
function bookedFor(tx: Tx, { inputJson }: EffectTable) {
  const { patientExternalId } = JSON.parse(inputJson) as { patientExternalId: string }
  return findPatient(tx, { externalId: patientExternalId })?.id ?? null
}

/**
 * So is a visit that we moved. Where it is known to be neither as it was when we asked nor as it is
 * now, somebody else changed it too: then the practice system is asked how it stands.
 */
export function rememberMove(tx: Tx, host: Host, { effect, facts, at }: Written): Changes {
  const read = readFacts(tx, host, effect.connectionId, facts)
  if (read.type === 'unknown') return []
  const { appointment } = read
  const before = findAppointment(tx, appointment)
  if (before !== undefined && bookedAs(before) === bookedAs(appointment)) return []
  if (before !== undefined && !isAsAsked(tx, before, effect)) {
    return askAgain(tx, host, { effect, facts, at })
  }
  learnAppointment(tx, appointment, asOfRead(facts, at))
  const settled = settleAfterNews(tx, host, appointment, at)
  const change = nameChange(before, appointment)
  const told = tellOffers(tx, host, appointment, at)
  const spreadOut = spread(tx, host, appointment, change, at)
  return [...settled, ...told, ...spreadOut, ...findAfterNews(tx, host, appointment, at)]
}

type Moved = Activities['appointment.change']['input']

function isAsAsked(tx: Tx, known: Appointment, { inputJson }: EffectTable): boolean {
  const { before } = JSON.parse(inputJson) as Moved
  const provider = findProvider(tx, { id: known.providerId })
  return (
    (known.status === 'booked' || known.status === 'confirmed') &&
    known.startAt === before.startAt &&
    known.endAt === before.endAt &&
    provider?.externalId === before.providerExternalId
  )
}

function askAgain(tx: Tx, host: Host, { effect, facts, at }: Written): Changes {
  const { connectionId } = effect
  const { externalId } = facts
  const id = host.ports.newId('evt')
  const dedupeKey = `moved:${effect.id}`
  const type = 'appointment-changed'
  const told = { type, dedupeKey, occurredAt: at, change: 'updated', externalId } as const
  const payloadJson = JSON.stringify({ ...told, appointment: null })
  insertEvent(tx, { id, connectionId, dedupeKey, type, payloadJson, receivedAt: at })
  return [{ topic: 'event', id }]
}

function spread(
  tx: Tx,
  host: Host,
  appointment: Appointment,
  change: ReturnType<typeof nameChange>,
  at: number,
): Changes {
  const scope = change === null ? null : scopeOf(tx, appointment, at)
  if (change === null || scope === null) return []
  return spreadHappening(tx, host, { type: 'appointment', at, change, scope }).changes
}
