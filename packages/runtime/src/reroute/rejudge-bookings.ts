import {
  listEffectsOf,
  listOpenReroutes,
  type RerouteTable,
  type Store,
  saveReroute,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { runTurn } from '../run-turn.ts'
import { startExecutions } from '../start-executions.ts'
import { bookedAs } from './booked-as.ts'
import { askFrontDesk, executionsOf, reasonsOf, settleReroute } from './settle-reroute.ts'
import { type Unfit, unfitBookings } from './unfit-bookings.ts'

/**
 * Looks at every booking that has not begun. Each that cannot stay is found once and starts the
 * flows that take it; where none does, the front desk is asked. What may stay after all is closed.
 */
export function rejudgeBookings(tx: Tx, host: Host): Changes {
  const at = host.ports.clock.now()
  const unfit = new Map(unfitBookings(tx, at).map((one) => [one.appointment.id as string, one]))
  const open = listOpenReroutes(tx)
  const settled = open.flatMap((reroute) => {
    const still = unfit.get(reroute.appointmentId) ?? null
    const undone = still === null ? stopIdle(tx, host, reroute, at) : []
    return [...settleReroute(tx, reroute, { unfit: still, at }), ...undone]
  })
  const known = new Set(open.map(({ appointmentId }) => appointmentId))
  const news = [...unfit].filter(([id]) => !known.has(id))
  return [...settled, ...news.flatMap(([, one]) => openReroute(tx, host, one, at))]
}

/** The same as a chore: a day has passed, or a booking was made with somebody who is out. */
export function rejudgeAll(store: Store, host: Host): Promise<Changes> {
  return store.write((tx) => rejudgeBookings(tx, host))
}

/** A flow that has done nothing yet is stopped when its cause is undone; one at work ends by itself. */
function stopIdle(tx: Tx, host: Host, reroute: RerouteTable, at: number): Changes {
  const reason = 'The booking can stay after all'
  return executionsOf(reroute).flatMap((executionId) => {
    if (listEffectsOf(tx, executionId).length > 0) return []
    const event = { type: 'cancelled', at, actor: 'chairflow', reason } as const
    return runTurn(tx, host, { executionId, at, event })
  })
}

function openReroute(tx: Tx, host: Host, unfit: Unfit, at: number): Changes {
  const { appointment } = unfit
  const reroute: RerouteTable = {
    id: host.ports.newId('rrt'),
    appointmentId: appointment.id,
    openedAt: at,
    status: 'flow',
    bookedJson: bookedAs(appointment),
    ...reasonsOf(unfit),
    executionsJson: '[]',
    taskId: null,
    closedAt: null,
  }
  saveReroute(tx, reroute)
  const { ids, changes } = startFlows(tx, host, unfit, at)
  const taken = { ...reroute, executionsJson: JSON.stringify(ids) }
  saveReroute(tx, taken)
  const settled =
    ids.length === 0
      ? askFrontDesk(tx, taken, { unfit, at })
      : settleReroute(tx, taken, { unfit, at })
  return [...changes, { topic: 'practice', id: 'reroute' }, ...settled]
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
