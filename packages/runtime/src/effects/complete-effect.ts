import type { AppointmentFacts, Failure } from '@chairflow/connector-kit'
import type { StepId } from '@chairflow/engine'
import {
  type EffectTable,
  findAppointment,
  findPatient,
  releaseHold,
  setMessageSent,
  setMessageStatus,
  settleEffect,
  setWaitlistStatus,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { bookingKey } from '../practice/booking-key.ts'
import { asOfRead, learnAppointment } from '../practice/learn-appointment.ts'
import { readFacts } from '../practice/read-facts.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { tellOffers } from '../practice/tell-offers.ts'
import { runTurn } from '../run-turn.ts'
import { spreadHappening } from '../spread-happening.ts'

type Done = { readonly effect: EffectTable; readonly output: unknown; readonly at: number }

/** The result of an effect and the turn it causes are one commit; a second result changes nothing. */
export function completeEffect(tx: Tx, host: Host, { effect, output, at }: Done): Changes {
  if (!settleEffect(tx, effect.id, { status: 'done', output })) return []
  const told = remember(tx, host, { effect, output, at })
  giveBackTime(tx, effect)
  const event = { type: 'activityCompleted', at, name: effect.name, output } as const
  return [...turn(tx, host, effect, { at, event }), ...messageChange(effect), ...told]
}

type Failed = { readonly effect: EffectTable; readonly failure: Failure; readonly at: number }

export function failEffect(tx: Tx, host: Host, { effect, failure, at }: Failed): Changes {
  if (!settleEffect(tx, effect.id, { status: 'failed', failure })) return []
  if (effect.activity === 'message.send') setMessageStatus(tx, effect.id, 'failed')
  if (failure.code !== OUTCOME_UNKNOWN) giveBackTime(tx, effect)
  const event = { type: 'activityFailed', at, name: effect.name, failure } as const
  return [...turn(tx, host, effect, { at, event }), ...messageChange(effect)]
}

/** A booking that may have come about keeps its time: nobody else is put there. */
const OUTCOME_UNKNOWN = 'outcome-unknown'

/** The practice system has the booking now, or will not have it. */
function giveBackTime(tx: Tx, { activity, executionId, stepId }: EffectTable): void {
  if (activity === 'appointment.book') releaseHold(tx, bookingKey(executionId, stepId))
}

type StepEvent = Parameters<typeof runTurn>[2]['event'] & { type: 'step' }

function turn(
  tx: Tx,
  host: Host,
  { executionId, stepId }: EffectTable,
  { at, event }: { readonly at: number; readonly event: StepEvent['event'] },
): Changes {
  const step = { type: 'step', stepId: stepId as StepId, event } as const
  return runTurn(tx, host, { executionId, at, event: step })
}

/** What the outside world now holds is written into our own copy, without waiting for its webhook. */
function remember(tx: Tx, host: Host, { effect, output, at }: Done): Changes {
  if (effect.activity === 'message.send') {
    setMessageSent(tx, effect.id, output as { providerMessageId: string; status: string })
  }
  if (effect.activity === 'appointment.book') {
    const { appointment } = output as { appointment: AppointmentFacts }
    return rememberBooking(tx, host, { effect, facts: appointment, at })
  }
  return []
}

type Booked = {
  readonly effect: EffectTable
  readonly facts: AppointmentFacts
  readonly at: number
}

/**
 * A booking of our own is news like any other: flows that wait for one start, once. Where its
 * webhook overtook our answer, what that told is newer, and has been told already.
 */
function rememberBooking(tx: Tx, host: Host, { effect, facts, at }: Booked): Changes {
  const read = readFacts(tx, host, effect.connectionId, facts)
  if (read.type === 'unknown') return []
  const patientId = read.appointment.patientId ?? bookedFor(tx, effect)
  const appointment = { ...read.appointment, patientId }
  const { serviceId } = appointment
  if (patientId !== null) setWaitlistStatus(tx, { patientId, serviceId }, 'booked')
  if (findAppointment(tx, appointment) !== undefined) return []
  learnAppointment(tx, appointment, asOfRead(facts, at))
  const told = tellOffers(tx, host, appointment, at)
  const scope = scopeOf(tx, appointment, at)
  if (scope === null) return told
  const happening = { type: 'appointment', at, change: 'booked', scope } as const
  return [...told, ...spreadHappening(tx, host, happening).changes]
}

/** A vendor may answer without the patient; we know for whom we booked. */
function bookedFor(tx: Tx, { inputJson }: EffectTable) {
  const { patientExternalId } = JSON.parse(inputJson) as { patientExternalId: string }
  return findPatient(tx, { externalId: patientExternalId })?.id ?? null
}

function messageChange({ activity, id }: EffectTable): Changes {
  return activity === 'message.send' ? [{ topic: 'message', id }] : []
}
