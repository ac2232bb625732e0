import { placeHold } from '@chairflow/store'
import type { Command } from '../command.ts'
import { bookingKey } from '../practice/booking-key.ts'
import { sayTaken } from '../practice/say-taken.ts'
import { slotSpans } from '../practice/slot-spans.ts'

const MINUTE_MS = 60_000

/** Takes the slot for a while, in the commit of the turn that asks; nobody else can have it then. */
export const run: Command<'hold-slot'> = (tx, input, { at, executionId, stepId }) => {
  const { slot, patientId, minutes } = input
  if (slot.startAt <= at) return { isHeld: false, until: at, reason: 'its time has come' }
  const until = Math.min(at + minutes * MINUTE_MS, slot.startAt)
  const placed = placeHold(tx, {
    id: bookingKey(executionId, stepId),
    executionId,
    spans: slotSpans(tx, { slot, patientId, at }),
    at,
    expiresAt: until,
    leeway: 'clean-up',
  })
  return placed.type === 'held'
    ? { isHeld: true, until, reason: '' }
    : { isHeld: false, until: at, reason: sayTaken(slot, placed.taken) }
}
