import { findHoldOf, releaseHold } from '@chairflow/store'
import type { Command } from '../command.ts'

/** Frees what the execution holds of these slots, whichever of its steps holds it. */
export const run: Command<'give-back-slots'> = (tx, { slots }, { executionId }) => {
  const released = slots.filter(({ provider, startAt }) => {
    const hold = findHoldOf(tx, { executionId, providerId: provider.id, startAt })
    return hold !== undefined && releaseHold(tx, hold)
  })
  return { givenBack: released.length }
}
