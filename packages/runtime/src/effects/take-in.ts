import type { AppointmentFacts } from '@chairflow/connector-kit'
import {
  type EffectTable,
  forgetProduct,
  isStoreFault,
  listOccupationsOf,
  releaseHold,
  setMessageSent,
  setMessageStatus,
  type Tx,
} from '@chairflow/store'
import { leaveSettled } from '../events/leave-for-later.ts'
import type { Changes, Host } from '../host.ts'
import { bookingKey, takesTime } from '../practice/booking-key.ts'
import { isOutcomeUnknown } from './outcome-unknown.ts'
import { rememberBooking, rememberMove } from './remember-visit.ts'
import type { Result } from './result.ts'

type Settled = { readonly effect: EffectTable; readonly result: Result; readonly at: number }

/**
 * What the outside world now holds is written into our own copy, without waiting for its webhook; the
 * time that was kept for a booking is given back, since the visit itself takes it now, or nothing does.
 */
export function takeIn(tx: Tx, host: Host, { effect, result, at }: Settled): Changes {
  if (result.status === 'done') {
    const told = remember(tx, host, { effect, output: result.output, at })
    giveBackTime(tx, effect)
    return told
  }
  if (effect.activity === 'message.send') setMessageStatus(tx, effect.id, 'failed')
  // A booking that may have come about keeps its time: nobody else is put there.
  if (isOutcomeUnknown(result.failure)) return []
  forgetPlan(tx, effect)
  giveBackTime(tx, effect)
  return []
}

/** Whoever waits for the result is not held up by a fault of ours in taking it in: that is done later. */
export function takeInOrLater(tx: Tx, host: Host, settled: Settled): Changes {
  try {
    return tx.attempt(() => takeIn(tx, host, settled))
  } catch (error) {
    if (isStoreFault(error)) throw error
    const { effect, at } = settled
    host.ports.log.error({ effect: effect.id, error: String(error) }, 'a result is taken in later')
    return leaveSettled(tx, host, { effect, at, left: 'take-in' })
  }
}

/** A visit that does not come about leaves no product to another one at its place. */
function forgetPlan(tx: Tx, { activity, executionId, stepId }: EffectTable): void {
  if (!takesTime(activity)) return
  const sourceId = bookingKey(executionId, stepId)
  const taken = listOccupationsOf(tx, { source: 'booking', sourceId })
  const idOf = (wanted: string) => taken.find(({ kind }) => kind === wanted)?.resourceId
  const [providerId, patientId, first] = [idOf('provider'), idOf('patient'), taken[0]]
  if (providerId === undefined || patientId === undefined || first === undefined) return
  forgetProduct(tx, { providerId, patientId, startAt: first.visitStartAt })
}

type Done = { readonly effect: EffectTable; readonly output: unknown; readonly at: number }

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

function giveBackTime(tx: Tx, { activity, executionId, stepId }: EffectTable): void {
  if (takesTime(activity)) releaseHold(tx, bookingKey(executionId, stepId))
}
