import type { AppointmentFacts, Failure } from '@chairflow/connector-kit'
import type { StepId } from '@chairflow/engine'
import {
  type EffectTable,
  releaseHold,
  setMessageSent,
  setMessageStatus,
  settleEffect,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { bookingKey, takesTime } from '../practice/booking-key.ts'
import { runTurn } from '../run-turn.ts'
import { isOutcomeUnknown } from './outcome-unknown.ts'
import { rememberBooking, rememberMove } from './remember-visit.ts'

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
  // A booking that may have come about keeps its time: nobody else is put there.
  if (!isOutcomeUnknown(failure)) giveBackTime(tx, effect)
  const event = { type: 'activityFailed', at, name: effect.name, failure } as const
  return [...turn(tx, host, effect, { at, event }), ...messageChange(effect)]
}

/** The practice system has the booking or the move now, or will not have it. */
function giveBackTime(tx: Tx, { activity, executionId, stepId }: EffectTable): void {
  if (takesTime(activity)) releaseHold(tx, bookingKey(executionId, stepId))
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
  const facts = (output as { readonly appointment?: AppointmentFacts } | null)?.appointment
  if (facts === undefined) return []
  if (effect.activity === 'appointment.book')
    return rememberBooking(tx, host, { effect, facts, at })
  if (effect.activity === 'appointment.change') return rememberMove(tx, host, { effect, facts, at })
  return []
}

function messageChange({ activity, id }: EffectTable): Changes {
  return activity === 'message.send' ? [{ topic: 'message', id }] : []
}
