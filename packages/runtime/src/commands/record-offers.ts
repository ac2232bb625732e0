import type { Offer } from '@chairflow/scheduling'
import { insertOffer, settleOffer } from '@chairflow/store'
import type { Command } from '../command.ts'

/** One row for each person and step; what comes later says how it ended. */
export const run: Command<'record-offers'> = (tx, { slot, offers }, context) => {
  const { at, executionId, stepId } = context
  for (const { patientId, status } of offers) {
    const id = `${stepId}.${patientId}`
    if (status !== 'offered') settleOffer(tx, { id, status, answeredAt: at })
    else insertOffer(tx, { ...offerOf(slot), id, executionId, patientId, offeredAt: at } as Offer)
  }
  return { kept: offers.length }
}

function offerOf(slot: Parameters<typeof run>[1]['slot']) {
  const { service, location, provider, room, startAt, endAt, product = null } = slot
  return {
    serviceId: service.id,
    locationId: location.id,
    providerId: provider.id,
    roomId: room?.id ?? null,
    startAt,
    endAt,
    product,
    status: 'offered',
    answeredAt: null,
  }
}
