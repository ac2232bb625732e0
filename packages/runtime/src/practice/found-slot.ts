import type { Slot } from '@chairflow/node-kit'
import type { AvailableSlot, PreparedPractice } from '@chairflow/scheduling'

/** A free time as flows use it, with the first provider who has time then. */
export function foundSlot(
  practice: PreparedPractice,
  { service, product }: Pick<Slot, 'service' | 'product'>,
  slot: AvailableSlot,
): Slot {
  const { providerIds, locationId, room, startAt, endAt } = slot
  const providerId = providerIds[0] ?? ''
  const provider = practice.records.providers.find(({ id }) => id === providerId)
  return {
    service,
    provider: { id: providerId, name: provider?.displayName ?? '' },
    room,
    location: { id: locationId, name: practice.locationsById.get(locationId)?.name ?? '' },
    startAt,
    endAt,
    ...(product !== undefined && { product }),
  }
}
