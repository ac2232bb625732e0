import type { AvailabilityAnswer, AvailabilityWish } from '@chairflow/api'
import { dateWords, timeWords } from '@chairflow/flow'
import type { Availability, AvailableSlot, PreparedPractice, Service } from '@chairflow/scheduling'

type Asked = {
  readonly practice: PreparedPractice
  readonly service: Service
  readonly wish: AvailabilityWish
}

export function availabilityView(asked: Asked, found: Availability): AvailabilityAnswer {
  const { service } = asked
  return {
    service: { id: service.id, name: service.name },
    items: found.slots.map((slot) => slotView(asked, slot)),
    total: found.total,
    reasons: [...(found.none?.reasons ?? [])],
    relaxations: (found.none?.relaxations ?? []).map((one) => ({
      ...one,
      firstStartAt: iso(one.firstStartAt),
    })),
  }
}

function slotView({ practice, wish }: Asked, slot: AvailableSlot) {
  const { startAt, endAt, locationId, miles, providerIds, room } = slot
  const location = practice.locationsById.get(locationId)
  const zone = wish.timeZone ?? location?.timeZone ?? 'UTC'
  return {
    startAt: iso(startAt),
    endAt: iso(endAt),
    words: `${dateWords(startAt, zone)}, ${timeWords(startAt, zone)}`,
    location: { id: locationId, name: location?.name ?? '' },
    miles: miles === null ? null : Math.round(miles * 10) / 10,
    providers: providerIds.map((id) => ({ id, name: nameOf(practice, id) })),
    room,
  }
}

function nameOf({ records }: PreparedPractice, id: string): string {
  return records.providers.find((provider) => provider.id === id)?.displayName ?? ''
}

function iso(instantMs: number): string {
  return new Date(instantMs).toISOString()
}
