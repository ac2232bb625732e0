import { type Appointment, isOccupying } from '@chairflow/scheduling'
import { findOpenReroute, type RerouteTable, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { askForGaps } from './ask-for-gaps.ts'
import { openReroute, takeUp } from './open-reroute.ts'
import { settleReroute } from './settle-reroute.ts'
import { stopIdle } from './stop-idle.ts'
import { unfitBooking } from './unfit-bookings.ts'

/** News of a booking that was found before: it is looked at again at once. */
export function settleAfterNews(tx: Tx, host: Host, booking: Appointment, at: number): Changes {
  const found = openOf(tx, booking)
  if (found === undefined) return []
  const unfit = unfitBooking(tx, booking, at)
  if (found.status === 'gap' && unfit !== null && !unfit.isGap) {
    return takeUp(tx, host, found, { unfit, at })
  }
  const settled = settleReroute(tx, found, { unfit, at })
  const gaps = found.status === 'gap' ? askForGaps(tx, host, at) : []
  if (unfit !== null) return [...settled, ...gaps]
  return [...settled, ...stopIdle(tx, host, found, at), ...gaps]
}

/** A booking that was made, or moved, where it cannot be: found in the commit that takes it in. */
export function findAfterNews(tx: Tx, host: Host, booking: Appointment, at: number): Changes {
  const isAhead = isOccupying(booking) && booking.startAt > at
  if (!isAhead || openOf(tx, booking) !== undefined) return []
  const unfit = unfitBooking(tx, booking, at)
  if (unfit === null) return []
  const opened = openReroute(tx, host, unfit, { at, isLost: false })
  return unfit.isGap ? [...opened, ...askForGaps(tx, host, at)] : opened
}

function openOf(tx: Tx, { id }: Appointment): RerouteTable | undefined {
  return findOpenReroute(tx, id)
}
