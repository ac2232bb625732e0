import { listOpenReroutes, type RerouteTable, type Store, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { askForGaps } from './ask-for-gaps.ts'
import type { Lost } from './lost-by.ts'
import { openReroute, takeUp } from './open-reroute.ts'
import { settleReroute } from './settle-reroute.ts'
import { stopIdle } from './stop-idle.ts'
import { type Unfit, unfitBookings } from './unfit-bookings.ts'

const NOBODY: Lost = new Set()

/**
 * Looks at every booking that has not begun. Each that cannot stay is found once and starts the
 * flows that take it; where none does, the front desk is asked. What may stay after all is closed.
 */
export function rejudgeBookings(tx: Tx, host: Host, lost = NOBODY): Changes {
  const at = host.ports.clock.now()
  const unfit = new Map(unfitBookings(tx, at).map((one) => [one.appointment.id as string, one]))
  const open = listOpenReroutes(tx)
  const settled = open.flatMap((reroute) => {
    const still = unfit.get(reroute.appointmentId) ?? null
    return lookAgain(tx, host, reroute, { still, at, lost })
  })
  const known = new Set(open.map(({ appointmentId }) => appointmentId))
  const found = [...unfit.values()]
    .filter(({ appointment }) => !known.has(appointment.id))
    .flatMap((one) => openReroute(tx, host, one, { at, isLost: isLost(one, lost) }))
  return [...settled, ...found, ...askForGaps(tx, host, at)]
}

type Looking = { readonly still: Unfit | null; readonly at: number; readonly lost: Lost }

function lookAgain(
  tx: Tx,
  host: Host,
  reroute: RerouteTable,
  { still, at, lost }: Looking,
): Changes {
  const isReal = still !== null && (!still.isGap || isLost(still, lost))
  if (reroute.status === 'gap' && isReal) return takeUp(tx, host, reroute, { unfit: still, at })
  const settled = settleReroute(tx, reroute, { unfit: still, at })
  return still === null ? [...settled, ...stopIdle(tx, host, reroute, at)] : settled
}

function isLost({ appointment }: Unfit, lost: Lost): boolean {
  return lost.has(appointment.providerId)
}

/** The same as a chore: a day has passed. */
export function rejudgeAll(store: Store, host: Host): Promise<Changes> {
  return store.write((tx) => rejudgeBookings(tx, host))
}
