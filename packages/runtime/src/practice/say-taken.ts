import type { Slot } from '@chairflow/node-kit'
import type { Taken } from '@chairflow/store'

/** What stands in the way of a slot, in words that tell nobody's name but the team's. */
export function sayTaken({ provider, room }: Slot, { kind }: Taken): string {
  switch (kind) {
    case 'provider':
      return `${provider.name} was booked for it meanwhile`
    case 'room':
      return `${room?.name ?? 'The room'} was taken meanwhile`
    case 'equipment':
      return 'a device that it needs was taken meanwhile'
    case 'patient':
      return 'the patient has another visit then'
    default:
      return kind satisfies never
  }
}
