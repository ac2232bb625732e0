import { extendHold, findHoldOf, placeHold, type Tx } from '@chairflow/store'
import type { Command } from '../command.ts'
import { bookingKey } from '../practice/booking-key.ts'
import { leewayOf } from '../practice/leeway-of.ts'
import { sayTaken } from '../practice/say-taken.ts'
import { slotSpans } from '../practice/slot-spans.ts'
import type { Asked } from '../query.ts'

const MINUTE_MS = 60_000

type Input = Parameters<Command<'hold-slot'>>[1]

/**
 * Takes the slot for a while, in the commit of the turn that asks; nobody else can have it then. What
 * the execution holds of it already, for somebody to choose, is kept for longer.
 */
export const run: Command<'hold-slot'> = (tx, input, context) => {
  const { slot, minutes } = input
  const { at } = context
  if (slot.startAt <= at) return { isHeld: false, until: at, reason: 'its time has come' }
  const until = Math.min(at + minutes * MINUTE_MS, slot.startAt)
  const placed = place(tx, input, until, context)
  return placed.type === 'held'
    ? { isHeld: true, until, reason: '' }
    : { isHeld: false, until: at, reason: sayTaken(slot, placed.taken) }
}

function place(tx: Tx, { slot, patientId }: Input, expiresAt: number, asked: Asked) {
  const { at, executionId, stepId } = asked
  const { provider, startAt } = slot
  const own = findHoldOf(tx, { executionId, providerId: provider.id, startAt })
  const extended = own === undefined ? null : extendHold(tx, { id: own, at, expiresAt })
  if (extended !== null && extended.type !== 'gone') return extended
  const spans = slotSpans(tx, { slot, patientId, at })
  const id = bookingKey(executionId, stepId)
  return placeHold(tx, { id, executionId, spans, at, expiresAt, leeway: leewayOf(tx, slot) })
}
