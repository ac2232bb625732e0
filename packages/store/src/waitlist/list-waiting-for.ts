import type { Patient, ServiceId, WaitlistEntry } from '@chairflow/scheduling'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'
import { readWaitlistEntry } from './waitlist-row.ts'

/** Everybody who waits for a service or is paused, the longest first, and who they are. */
export function listWaitingFor(
  tx: Tx,
  serviceId: ServiceId,
): { readonly entries: readonly WaitlistEntry[]; readonly patients: readonly Patient[] } {
  const patients = tx.all(patientsFor({ serviceId }))
  return {
    entries: tx.all(entriesFor({ serviceId })).map(readWaitlistEntry),
    patients: patients.map(({ smsConsent, ...row }) => ({ ...row, smsConsent: smsConsent === 1 })),
  }
}

type For = { readonly serviceId: ServiceId }

const entriesFor = prepared(({ serviceId }: For) =>
  sqlite
    .selectFrom('waitlistEntry')
    .selectAll()
    .where('serviceId', '=', serviceId)
    .where('status', 'in', ['waiting', 'paused'])
    .orderBy('joinedAt')
    .orderBy('id'),
)

const patientsFor = prepared(({ serviceId }: For) =>
  sqlite
    .selectFrom('patient')
    .selectAll()
    .where(
      'id',
      'in',
      sqlite
        .selectFrom('waitlistEntry')
        .select('patientId')
        .where('serviceId', '=', serviceId)
        .where('status', 'in', ['waiting', 'paused']),
    ),
)
