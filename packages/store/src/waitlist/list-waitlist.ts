import type { WaitlistEntry } from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'
import { readWaitlistEntry } from './waitlist-row.ts'

export type WaitlistFilter = {
  readonly serviceId?: string | undefined
  readonly locationId?: string | undefined
  readonly status?: string | undefined
}

/** The longest waiting first. */
export function listWaitlist(
  tx: Tx,
  { serviceId, locationId, status }: WaitlistFilter = {},
): readonly WaitlistEntry[] {
  let query = sqlite.selectFrom('waitlistEntry').selectAll().orderBy('joinedAt').orderBy('id')
  if (serviceId !== undefined) query = query.where('serviceId', '=', serviceId as never)
  if (status !== undefined) query = query.where('status', '=', status as never)
  const entries = tx.all(query).map(readWaitlistEntry)
  return locationId === undefined
    ? entries
    : entries.filter(({ locationIds }) => locationIds.some((id) => id === locationId))
}

/** How many wait, by service id; nobody waits for services that are absent. */
export function countWaiting(tx: Tx): ReadonlyMap<string, number> {
  const rows = tx.all(
    sqlite
      .selectFrom('waitlistEntry')
      .select(['serviceId', (count) => count.fn.countAll<number>().as('count')])
      .where('status', '=', 'waiting')
      .groupBy('serviceId'),
  )
  return new Map(rows.map(({ serviceId, count }) => [serviceId as string, Number(count)]))
}
