import {
  type Store,
  sweepDeskHolds,
  sweepOccupations,
  sweepPlannedProducts,
} from '@chairflow/store'
import type { Changes, Host } from './host.ts'

/** For so long a request may be sent again with its idempotency key after its hold has ended. */
const KEPT_MS = 24 * 60 * 60_000

/** Clears away holds that ended a day ago; nothing depends on it but room on the disk. */
export async function sweepHolds(store: Store, { ports }: Host): Promise<Changes> {
  const before = ports.clock.now() - KEPT_MS
  await store.write((tx) => {
    sweepOccupations(tx, before)
    sweepDeskHolds(tx, before)
    sweepPlannedProducts(tx, before)
  })
  return []
}
