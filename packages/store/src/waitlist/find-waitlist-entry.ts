import type { PatientId, ServiceId, WaitlistEntry } from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'
import { readWaitlistEntry } from './waitlist-row.ts'

export function findWaitlistEntry(tx: Tx, id: string): WaitlistEntry | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('waitlistEntry')
      .selectAll()
      .where('id', '=', id as never),
  )
  return row && readWaitlistEntry(row)
}

/** Somebody's place on the waitlist for a service: waiting or paused. There is at most one. */
export function findPlace(
  tx: Tx,
  { patientId, serviceId }: { readonly patientId: PatientId; readonly serviceId: ServiceId },
): WaitlistEntry | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('waitlistEntry')
      .selectAll()
      .where('patientId', '=', patientId)
      .where('serviceId', '=', serviceId)
      .where('status', 'in', ['waiting', 'paused'])
      .orderBy('joinedAt')
      .limit(1),
  )
  return row && readWaitlistEntry(row)
}
