import type { CredentialId } from '@chairflow/scheduling'
import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type About = Pick<ExecutionTable, 'subject' | 'locationId'>

/** Whether what an execution is about is an id of a visit, a certificate or ours, and no words of anybody. */
export function isId(tx: Tx, { subject, locationId }: About): boolean {
  const isByHand = subject.startsWith('by-hand:')
  const isPlanned = locationId !== null && subject.startsWith(`${locationId}:`)
  return isByHand || isPlanned || isVisit(tx, subject) || isCertificate(tx, subject as CredentialId)
}

function isVisit(tx: Tx, externalId: string): boolean {
  const connections = sqlite.selectFrom('connection').select('id')
  const visit = sqlite
    .selectFrom('appointment')
    .select('id')
    .where('connectionId', 'in', connections)
    .where('externalId', '=', externalId)
  return tx.first(visit) !== undefined
}

function isCertificate(tx: Tx, id: CredentialId): boolean {
  return tx.first(sqlite.selectFrom('credential').select('id').where('id', '=', id)) !== undefined
}
