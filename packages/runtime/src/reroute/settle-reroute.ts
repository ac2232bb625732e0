import {
  expireTask,
  findAppointmentById,
  findExecution,
  listReroutesOf,
  type RerouteTable,
  saveReroute,
  type Tx,
} from '@chairflow/store'
import type { Changes } from '../host.ts'
import { bookedAs } from './booked-as.ts'
import { openRerouteTask } from './open-reroute-task.ts'
import { type Unfit, unfitBooking } from './unfit-bookings.ts'

/**
 * What became of a booking that could not stay: moved, allowed to stay after all, or over. While it
 * still cannot stay and no flow is at work on it any more, the front desk is asked, once.
 */
export function settleReroute(
  tx: Tx,
  reroute: RerouteTable,
  { unfit, at }: { readonly unfit: Unfit | null; readonly at: number },
): Changes {
  if (unfit === null) return close(tx, reroute, at)
  if (reroute.status === 'gap') return keep(tx, reroute, { ...reroute, ...reasonsOf(unfit) })
  const isMoved = bookedAs(unfit.appointment) !== reroute.bookedJson
  const now = { ...reroute, bookedJson: bookedAs(unfit.appointment), ...reasonsOf(unfit) }
  if (reroute.status === 'flow' && isUnderWay(tx, reroute)) return keep(tx, reroute, now)
  if (reroute.status === 'task' && !isMoved) return keep(tx, reroute, now)
  return [...askFrontDesk(tx, now, { unfit, at })]
}

export function reasonsOf({ reasons }: Unfit) {
  return { reasonsJson: JSON.stringify(reasons) }
}

function keep(tx: Tx, before: RerouteTable, now: RerouteTable): Changes {
  if (before.reasonsJson === now.reasonsJson && before.bookedJson === now.bookedJson) return []
  saveReroute(tx, now)
  return [{ topic: 'practice', id: 'reroute' }]
}

export function askFrontDesk(
  tx: Tx,
  reroute: RerouteTable,
  { unfit, at }: { readonly unfit: Unfit; readonly at: number },
): Changes {
  if (reroute.taskId !== null) expireTask(tx, reroute.taskId)
  const taskId = `${reroute.id}.${at}`
  openRerouteTask(tx, unfit, { id: taskId, at })
  saveReroute(tx, { ...reroute, status: 'task', taskId })
  return [
    { topic: 'task', id: taskId },
    { topic: 'practice', id: 'reroute' },
  ]
}

function close(tx: Tx, reroute: RerouteTable, at: number): Changes {
  const appointment = findAppointmentById(tx, reroute.appointmentId)
  const isOver = appointment !== undefined && appointment.startAt <= at
  const isSame = appointment !== undefined && bookedAs(appointment) === reroute.bookedJson
  const stayed = isOver ? 'past' : 'cleared'
  saveReroute(tx, { ...reroute, status: isSame ? stayed : 'moved', closedAt: at })
  const told: Changes = [{ topic: 'practice', id: 'reroute' }]
  if (reroute.taskId === null || isOver) return told
  expireTask(tx, reroute.taskId)
  return [...told, { topic: 'task', id: reroute.taskId }]
}

export function executionsOf({ executionsJson }: RerouteTable): readonly string[] {
  return JSON.parse(executionsJson) as readonly string[]
}

function isUnderWay(tx: Tx, reroute: RerouteTable): boolean {
  return executionsOf(reroute).some((id) => {
    const status = findExecution(tx, id)?.status
    return status === 'running' || status === 'waiting'
  })
}

/** An execution ended: the booking it was about is looked at once more. */
export function settleAfterEnd(
  tx: Tx,
  { executionId, at }: { readonly executionId: string; readonly at: number },
): Changes {
  return listReroutesOf(tx, executionId).flatMap((reroute) => {
    const appointment = findAppointmentById(tx, reroute.appointmentId)
    const unfit = appointment === undefined ? null : unfitBooking(tx, appointment, at)
    return settleReroute(tx, reroute, { unfit, at })
  })
}
