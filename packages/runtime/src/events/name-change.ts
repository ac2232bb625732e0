import type { Happening } from '@chairflow/node-kit'
import type { Appointment } from '@chairflow/scheduling'

export type Change = Extract<Happening, { type: 'appointment' }>['change']

/**
 * Vendors say "updated" for many things; what really happened is the difference to what we knew.
 * null: nothing that a flow could wait for.
 */
export function nameChange(before: Appointment | undefined, now: Appointment): Change | null {
  if (before === undefined) return isLive(now) ? 'booked' : nameStatus(now.status)
  if (before.status !== now.status) return nameStatus(now.status)
  const isMoved =
    before.startAt !== now.startAt ||
    before.endAt !== now.endAt ||
    before.providerId !== now.providerId ||
    before.serviceId !== now.serviceId
  return isMoved && isLive(now) ? 'changed' : null
}

function nameStatus(status: Appointment['status']): Change | null {
  switch (status) {
    case 'cancelled':
    case 'confirmed':
    case 'no-show':
      return status
    case 'booked':
      return 'changed'
    case 'completed':
      return null
    default:
      return status satisfies never
  }
}

function isLive({ status }: Appointment): boolean {
  return status === 'booked' || status === 'confirmed'
}
