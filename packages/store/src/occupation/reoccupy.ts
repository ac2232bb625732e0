import type { Appointment } from '@chairflow/scheduling'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'
import { occupyByAppointment } from './occupy-by-appointment.ts'

/**
 * What the visits of the calendar take, worked out anew from an instant on (UTC ms), the first to
 * begin first: of one service, or of all. To be called in the commit that changes how long setting up
 * takes, what devices a service needs, or what devices there are.
 */
export function reoccupy(
  tx: Tx,
  { from, serviceId }: { readonly from: number; readonly serviceId?: string | undefined },
): void {
  const visits = tx.all(coming({ from }))
  for (const visit of visits) {
    if (serviceId === undefined || visit.serviceId === serviceId) occupyByAppointment(tx, visit)
  }
}

const coming = prepared(({ from }: { readonly from: number }) =>
  sqlite
    .selectFrom('appointment')
    .selectAll()
    .where('endAt', '>', from)
    .where('status', 'in', ['booked', 'confirmed'] satisfies Appointment['status'][])
    .orderBy('startAt')
    .orderBy('id'),
)
