import type { Appointment } from '@chairflow/scheduling'
import { occupyByAppointment } from '../occupation/occupy-by-appointment.ts'
import { prepared, preparedRows } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

type Key = { readonly connectionId: string; readonly externalId: string }

export function findAppointment(
  tx: Tx,
  { connectionId, externalId }: Key,
): Appointment | undefined {
  return tx.first(byKey({ connectionId, externalId }))
}

const byKey = prepared((key: Key) =>
  sqlite
    .selectFrom('appointment')
    .selectAll()
    .where('connectionId', '=', key.connectionId)
    .where('externalId', '=', key.externalId),
)

export function findAppointmentById(tx: Tx, id: string): Appointment | undefined {
  return tx.first(byId({ id: id as Appointment['id'] }))
}

const byId = prepared(({ id }: Pick<Appointment, 'id'>) =>
  sqlite.selectFrom('appointment').selectAll().where('id', '=', id),
)

/** What the practice system says is kept whatever it overlaps, and takes its time in the calendar. */
export function saveAppointment(tx: Tx, appointment: Appointment): void {
  tx.run(save([appointment]))
  const kept = findAppointment(tx, appointment)
  if (kept !== undefined) occupyByAppointment(tx, kept)
}

const save = preparedRows<Appointment>((rows) => {
  const [{ id: _, ...values } = { id: '' }] = rows
  return sqlite
    .insertInto('appointment')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['connectionId', 'externalId']).doUpdateSet(values))
})

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
