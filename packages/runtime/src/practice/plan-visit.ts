import type { Slot } from '@chairflow/node-kit'
import { forgetProduct, planProduct, type Tx } from '@chairflow/store'

/**
 * What a visit that we ask for at a slot is for. No practice system is told of it: it comes back to
 * us with the visit. Without a product nothing that was planned there before counts any more.
 */
export function planVisit(
  tx: Tx,
  { provider, service, startAt, endAt }: Slot,
  { patientId, product }: { readonly patientId: string; readonly product: string | null },
): void {
  const visit = { providerId: provider.id, serviceId: service.id, patientId }
  if (product === null) forgetProduct(tx, { ...visit, startAt })
  else planProduct(tx, { ...visit, startAt, endAt, product })
}
