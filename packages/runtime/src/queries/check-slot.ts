import { findTaken, type OccupationTable } from '@chairflow/store'
import { leewayOf } from '../practice/leeway-of.ts'
import { sayTaken } from '../practice/say-taken.ts'
import { slotSpans } from '../practice/slot-spans.ts'
import type { Query } from '../query.ts'

/**
 * Free while nobody else is booked with the same provider, into the same room or device then, nor
 * holds it, nor is about to be: a booking on its way to the practice system counts as one. A slot
 * that stood in the calendar before may stand as close to its neighbours as it did; another leaves
 * the time that setting up and cleaning up take.
 */
export const answer: Query<'check-slot'> = (tx, { slot }, { at, executionId }) => {
  if (slot.startAt <= at) return { free: false, reason: 'its time has come' }
  const spans = slotSpans(tx, { slot, patientId: null, at })
  const isOwn = (row: OccupationTable) => row.source === 'hold' && row.executionId === executionId
  const taken = findTaken(tx, { spans, at, leeway: leewayOf(tx, slot), isOwn })
  return taken === null
    ? { free: true, reason: 'nobody is booked into it' }
    : { free: false, reason: sayTaken(slot, taken) }
}
