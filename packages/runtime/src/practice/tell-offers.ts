import type { Happened } from '@chairflow/node-kit'
import { type Appointment, isOccupying } from '@chairflow/scheduling'
import { listOpenOffers, type OpenOffer, type Tx } from '@chairflow/store'
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

/** The same when the practice's lists lost what the slot needs. */
export function tellOfferOut(tx: Tx, host: Host, offer: OpenOffer, at: number): Changes {
  const { startAt } = offer
  const news = { change: 'out', about: 'slot', appointmentId: '', startAt, at } as const
  return tell(tx, host, offer, news, 'The time on offer cannot be had any more.')
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
