import type { AppointmentId, EquipmentId, Interval } from '@chairflow/scheduling'
import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** As the partial index says it, letter for letter: bound values would not be seen to match. */
const isDeviceOfVisit = sql<boolean>`kind = 'equipment' and source = 'appointment'`

/** Which devices the visits of the calendar have in a time (UTC ms), by visit. */
export function listDevicesOfVisits(
  tx: Tx,
  span: Interval,
): ReadonlyMap<AppointmentId, readonly EquipmentId[]> {
  const rows = tx.all(devices(span))
  const byVisit = Map.groupBy(rows, ({ sourceId }) => sourceId as AppointmentId)
  return new Map(
    [...byVisit].map(([id, found]) => [id, found.map((row) => row.resourceId as EquipmentId)]),
  )
}

const devices = prepared(({ startAt, endAt }: Interval) =>
  sqlite
    .selectFrom('occupation')
    .select(['sourceId', 'resourceId'])
    .where(isDeviceOfVisit)
    .where('endAt', '>', startAt)
    .where('startAt', '<', endAt),
)
