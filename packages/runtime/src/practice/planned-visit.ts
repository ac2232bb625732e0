import type { Slot } from '@chairflow/node-kit'
import type { LocationId, PlannedVisit, ProviderId, RoomId, ServiceId } from '@chairflow/scheduling'

/** A slot as the rules of bookings judge it: nobody has it yet. */
export function plannedVisit({
  service,
  location,
  provider,
  room,
  startAt,
  endAt,
  product,
}: Slot): PlannedVisit {
  return {
    serviceId: service.id as ServiceId,
    locationId: location.id as LocationId,
    providerId: provider.id as ProviderId,
    roomId: (room?.id ?? null) as RoomId | null,
    startAt,
    endAt,
    product: product ?? null,
  }
}
