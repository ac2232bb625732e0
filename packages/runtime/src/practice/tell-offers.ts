import type { Happened } from '@chairflow/node-kit'
import { type Appointment, isOccupying, type TimeOff } from '@chairflow/scheduling'
import { listLocations, listOpenOffers, type OpenOffer, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'

/**
 * A visit that takes the time of a slot on offer is told to whoever offers it, in the same commit,
 * so that nobody goes on hoping for a time that is gone. They look for themselves whether it is.
 */
export function tellOffers(tx: Tx, host: Host, visit: Appointment, at: number): Changes {
  if (!isOccupying(visit)) return []
  const touched = listOpenOffers(tx, visit).filter(
    ({ providerId, roomId }) =>
      providerId === visit.providerId || (roomId !== null && roomId === visit.roomId),
  )
  const news = { change: 'booked', appointmentId: visit.externalId, startAt: visit.startAt, at }
  const text = 'Somebody was booked at the time on offer.'
  return touched.flatMap((offer) => tell(tx, host, offer, { ...news, about: 'slot' }, text))
}

/** The same when whoever is to treat, or the room, is out then. */
export function tellOffersOut(tx: Tx, host: Host, off: TimeOff, at: number): Changes {
  const { startAt, endAt, resourceId } = off
  const touched = listLocations(tx)
    .flatMap(({ id }) => listOpenOffers(tx, { locationId: id, startAt, endAt }))
    .filter(({ providerId, roomId }) => [providerId, roomId].some((one) => one === resourceId))
  const news = { change: 'out', appointmentId: '', startAt, at } as const
  const text = 'Time off was entered over the time on offer.'
  return touched.flatMap((offer) => tell(tx, host, offer, { ...news, about: 'slot' }, text))
}

function tell(
  tx: Tx,
  host: Host,
  { executionId }: OpenOffer,
  happened: Happened,
  text: string,
): Changes {
  const event = { type: 'happened', at: happened.at, happened, text, scope: null } as const
  return runTurn(tx, host, { executionId, at: happened.at, event })
}
