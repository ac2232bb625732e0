import type { Patient, ServiceId, WaitlistEntry } from '@chairflow/scheduling'
import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

export type WaitingFor = { readonly serviceId: ServiceId }

/** As the partial index says it, letter for letter: bound values would not be seen to match. */
const isWaiting = sql<boolean>`waitlistEntry.status = 'waiting'`

/** Everybody who waits for a service, at any location, the longest waiting first. */
export function listWaiting(tx: Tx, { serviceId }: WaitingFor): readonly WaitlistEntry[] {
  return tx
    .all(entries({ serviceId }))
    .map(({ preferenceJson, ...row }) => ({ ...row, preference: JSON.parse(preferenceJson) }))
}

const entries = prepared(({ serviceId }: WaitingFor) =>
  sqlite
    .selectFrom('waitlistEntry')
    .selectAll()
    .where(isWaiting)
    .where('serviceId', '=', serviceId)
    .orderBy('joinedAt')
    .orderBy('id'),
)

/** The patients of `listWaiting`, each once. */
export function listWaitingPatients(tx: Tx, { serviceId }: WaitingFor): readonly Patient[] {
  return tx
    .all(patients({ serviceId }))
    .map(({ smsConsent, ...row }) => ({ ...row, smsConsent: smsConsent === 1 }))
}

const patients = prepared(({ serviceId }: WaitingFor) =>
  sqlite
    .selectFrom('waitlistEntry')
    .innerJoin('patient', 'patient.id', 'waitlistEntry.patientId')
    .selectAll('patient')
    .distinct()
    .where(isWaiting)
    .where('serviceId', '=', serviceId),
)
