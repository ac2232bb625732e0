import type { WaitlistEntry } from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'

/** Someone who got what they waited for leaves the waitlist for that service; who had left stays away. */
export function setWaitlistStatus(
  tx: Tx,
  entry: Pick<WaitlistEntry, 'patientId' | 'serviceId'>,
  status: WaitlistEntry['status'],
): void {
  tx.run(
    sqlite
      .updateTable('waitlistEntry')
      .set({ status })
      .where('patientId', '=', entry.patientId)
      .where('serviceId', '=', entry.serviceId)
      .where('status', 'in', ['waiting', 'paused']),
  )
}
