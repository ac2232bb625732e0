import type { Appointment } from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'

export function findAppointment(
  tx: Tx,
  key: { readonly connectionId: string; readonly externalId: string },
): Appointment | undefined {
  return tx.first(
    sqlite
      .selectFrom('appointment')
      .selectAll()
      .where('connectionId', '=', key.connectionId)
      .where('externalId', '=', key.externalId),
  )
}

export function saveAppointment(tx: Tx, appointment: Appointment): void {
  const { id: _, ...values } = appointment
  tx.run(
    sqlite
      .insertInto('appointment')
      .values(appointment)
      .onConflict((conflict) =>
        conflict.columns(['connectionId', 'externalId']).doUpdateSet(values),
      ),
  )
}

/** Appointments that touch the range, in time order. */
export function listAppointments(
  tx: Tx,
  range: {
    readonly locationId?: string | undefined
    readonly startAt: number
    readonly endAt: number
  },
): readonly Appointment[] {
  const touching = sqlite
    .selectFrom('appointment')
    .selectAll()
    .where('startAt', '<', range.endAt)
    .where('endAt', '>', range.startAt)
    .orderBy('startAt')
    .orderBy('id')
  const { locationId } = range
  const query =
    locationId === undefined
      ? touching
      : touching.where('locationId', '=', locationId as Appointment['locationId'])
  return tx.all(query)
}
