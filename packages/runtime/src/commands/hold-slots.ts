import { placeHold } from '@chairflow/store'
import type { Command } from '../command.ts'
import { bookingKey } from '../practice/booking-key.ts'
import { leewayOf } from '../practice/leeway-of.ts'
import { slotSpans } from '../practice/slot-spans.ts'

const MINUTE_MS = 60_000

/**
 * Takes each of the slots for a while, in the commit of the turn that asks. They end together: with
 * the minutes, or when the first of them begins.
 */
export const run: Command<'hold-slots'> = (tx, { slots, minutes }, { at, executionId, stepId }) => {
  const coming = slots.filter(({ startAt }) => startAt > at)
  const until = Math.min(at + minutes * MINUTE_MS, ...coming.map(({ startAt }) => startAt))
  const held = coming.filter((slot, index) => {
    const placed = placeHold(tx, {
      id: `${bookingKey(executionId, stepId)}.${index + 1}`,
      executionId,
      spans: slotSpans(tx, { slot, patientId: null, at }),
      at,
      expiresAt: until,
      leeway: leewayOf(tx, slot),
    })
    return placed.type === 'held'
  })
  return { slots: held, until }
}
