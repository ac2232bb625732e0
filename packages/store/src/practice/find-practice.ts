import type { Location, Patient, Provider, Room, Service } from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'

/** A record by our id or by the practice system's. */
export type RecordKey = { readonly id: string } | { readonly externalId: string }

export function findLocation(tx: Tx, key: RecordKey): Location | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('location')
      .selectAll()
      .where(...is(key)),
  )
  if (row === undefined) return undefined
  const { hoursJson, ...rest } = row
  return { ...rest, hours: JSON.parse(hoursJson) }
}

export function findRoom(tx: Tx, key: RecordKey): Room | undefined {
  return tx.first(
    sqlite
      .selectFrom('room')
      .selectAll()
      .where(...is(key)),
  )
}

export function findService(tx: Tx, key: RecordKey): Service | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('service')
      .selectAll()
      .where(...is(key)),
  )
  if (row === undefined) return undefined
  const { requirementJson, ...rest } = row
  return { ...rest, requirement: JSON.parse(requirementJson) }
}

export function findProvider(tx: Tx, key: RecordKey): Provider | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('provider')
      .selectAll()
      .where(...is(key)),
  )
  if (row === undefined) return undefined
  const { shiftsJson, ...rest } = row
  return { ...rest, shifts: JSON.parse(shiftsJson) }
}

export function findPatient(tx: Tx, key: RecordKey): Patient | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('patient')
      .selectAll()
      .where(...is(key)),
  )
  return row === undefined ? undefined : { ...row, smsConsent: row.smsConsent === 1 }
}

function is(key: RecordKey): readonly ['id' | 'externalId', '=', never] {
  return 'id' in key ? ['id', '=', key.id as never] : ['externalId', '=', key.externalId as never]
}
