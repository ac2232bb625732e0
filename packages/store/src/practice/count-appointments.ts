import { sqlite, type Tx } from '../tx.ts'

/** Bookings that have not ended at an instant (UTC ms) and name the record in a column. */
export function countAppointmentsOf(
  tx: Tx,
  {
    column,
    id,
    endAfter,
  }: {
    readonly column: 'locationId' | 'roomId' | 'providerId' | 'serviceId'
    readonly id: string
    readonly endAfter: number
  },
): number {
  const row = tx.first(
    sqlite
      .selectFrom('appointment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(column, '=', id as never)
      .where('endAt', '>', endAfter)
      .where('status', 'in', ['booked', 'confirmed']),
  )
  return row?.count ?? 0
}
