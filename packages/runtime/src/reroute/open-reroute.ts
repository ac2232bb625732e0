import { type RerouteTable, saveReroute, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { startExecutions } from '../start-executions.ts'
import { bookedAs } from './booked-as.ts'
import { askFrontDesk, reasonsOf, settleReroute } from './settle-reroute.ts'
import type { Unfit } from './unfit-bookings.ts'

const TOLD = { topic: 'practice', id: 'reroute' } as const

/** Finds a booking: flows take it, or the front desk is asked; one that cannot be judged yet is only noted. */
export function openReroute(
  tx: Tx,
  host: Host,
  unfit: Unfit,
  { at, isLost }: { readonly at: number; readonly isLost: boolean },
): Changes {
  const { appointment } = unfit
  const reroute: RerouteTable = {
    id: host.ports.newId('rrt'),
    appointmentId: appointment.id,
    openedAt: at,
    status: 'gap',
    bookedJson: bookedAs(appointment),
    ...reasonsOf(unfit),
    executionsJson: '[]',
    taskId: null,
    closedAt: null,
  }
  saveReroute(tx, reroute)
  return unfit.isGap && !isLost ? [TOLD] : takeUp(tx, host, reroute, { unfit, at })
}

/** From now on a flow or the front desk has it. */
export function takeUp(
  tx: Tx,
  host: Host,
  found: RerouteTable,
  { unfit, at }: { readonly unfit: Unfit; readonly at: number },
): Changes {
  const reroute: RerouteTable = { ...found, status: 'flow', ...reasonsOf(unfit) }
  saveReroute(tx, reroute)
  const { ids, changes } = startFlows(tx, host, unfit, at)
  const taken = { ...reroute, executionsJson: JSON.stringify(ids) }
  saveReroute(tx, taken)
  const settled =
    ids.length === 0
      ? askFrontDesk(tx, taken, { unfit, at })
      : settleReroute(tx, taken, { unfit, at })
  return [...changes, TOLD, ...settled]
}

function startFlows(tx: Tx, host: Host, { appointment, reasons }: Unfit, at: number) {
  const scope = scopeOf(tx, appointment, at)
  if (scope === null) return { ids: [], changes: [] }
  const reroute = {
    reason: reasons.map(({ text }) => text).join('. '),
    codes: [...new Set(reasons.map(({ code }) => code))].join(', '),
  }
  const happening = { type: 'appointment', at, change: 'needs-reroute' } as const
  return startExecutions(tx, host, { ...happening, scope: { ...scope, reroute } })
}
