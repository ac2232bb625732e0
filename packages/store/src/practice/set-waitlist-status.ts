import { sqlite, type Tx } from '../tx.ts'

/** Someone who got what they waited for leaves the waitlist for that service. */
export function setWaitlistStatus(
  tx: Tx,
  entry: { readonly patientId: string; readonly serviceId: string },
  status: 'waiting' | 'booked' | 'removed',
): void {
  tx.run(
    sqlite
      .updateTable('waitlistEntry')
      .set({ status })
      .where('patientId', '=', entry.patientId)
      .where('serviceId', '=', entry.serviceId),
  )
}
