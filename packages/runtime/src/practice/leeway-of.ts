import type { Slot } from '@chairflow/node-kit'
import { stoodThere, type Tx } from '@chairflow/store'

/**
 * How close a slot may come to its neighbours. Where a visit that was cancelled or missed stood with
 * the same provider, it may stand as close as that one did; a new one leaves all set-up and clean-up.
 */
export function leewayOf(
  tx: Tx,
  { provider, location, startAt, endAt }: Slot,
): 'none' | 'clean-up' {
  const span = { providerId: provider.id, locationId: location.id, startAt, endAt }
  return stoodThere(tx, span) ? 'clean-up' : 'none'
}
