import { listAppointments } from '@chairflow/store'
import type { Query } from '../query.ts'

/** Free while nobody else is booked with the same provider or into the same room then. */
export const answer: Query<'check-slot'> = (tx, { slot }, { at }) => {
  if (slot.startAt <= at) return { free: false, reason: 'its time has come' }
  const { startAt, endAt } = slot
  const taken = listAppointments(tx, { locationId: slot.location.id, startAt, endAt })
    .filter(({ status }) => status === 'booked' || status === 'confirmed')
    .some(({ providerId }) => providerId === slot.provider.id)
  return taken
    ? { free: false, reason: `${slot.provider.name} was booked for it meanwhile` }
    : { free: true, reason: 'nobody is booked into it' }
}
