import type { Activities } from '@chairflow/connector-kit'
import type { Slot } from '@chairflow/node-kit'
import { type Interval, isOccupying, overlaps, peakOverlap } from '@chairflow/scheduling'
import {
  listAppointments,
  listOpenInputs,
  listProviders,
  listRooms,
  type Tx,
} from '@chairflow/store'
import type { Query } from '../query.ts'

/**
 * Free while nobody else is booked with the same provider or into the same room then, nor about to
 * be: a booking on its way to the practice system counts as one.
 */
export const answer: Query<'check-slot'> = (tx, { slot }, { at }) => {
  if (slot.startAt <= at) return { free: false, reason: 'its time has come' }
  const visits = [...bookedVisits(tx, slot), ...comingVisits(tx, slot)]
  if (visits.some(({ providerId }) => providerId === slot.provider.id)) {
    return { free: false, reason: `${slot.provider.name} was booked for it meanwhile` }
  }
  const { room } = slot
  if (room === null) return { free: true, reason: 'nobody is booked into it' }
  const capacity = listRooms(tx).find(({ id }) => id === room.id)?.capacity ?? 1
  const inRoom = visits.filter(({ roomId }) => roomId === room.id)
  return peakOverlap(inRoom.map((visit) => within(slot, visit))) >= capacity
    ? { free: false, reason: `${room.name} was taken meanwhile` }
    : { free: true, reason: 'nobody is booked into it' }
}

type Visit = Interval & {
  readonly providerId: string | undefined
  readonly roomId: string | null | undefined
}

function within(slot: Slot, { startAt, endAt }: Visit): Interval {
  return { startAt: Math.max(startAt, slot.startAt), endAt: Math.min(endAt, slot.endAt) }
}

function bookedVisits(tx: Tx, { location, startAt, endAt }: Slot): readonly Visit[] {
  return listAppointments(tx, { locationId: location.id, startAt, endAt }).filter(isOccupying)
}

/** Written by other executions, and not yet answered by the practice system. */
function comingVisits(tx: Tx, slot: Slot): readonly Visit[] {
  const coming = listOpenInputs(tx, 'appointment.book')
    .map((json) => JSON.parse(json) as Activities['appointment.book']['input'])
    .filter((booking) => overlaps(booking, slot))
  if (coming.length === 0) return []
  const [providers, rooms] = [listProviders(tx), listRooms(tx)]
  return coming.map(({ providerExternalId, roomExternalId, startAt, endAt }) => ({
    startAt,
    endAt,
    providerId: providers.find(({ externalId }) => externalId === providerExternalId)?.id,
    roomId: rooms.find(({ externalId }) => externalId === roomExternalId)?.id,
  }))
}
