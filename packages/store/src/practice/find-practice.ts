import type { Location, Patient, Provider, Room, Service } from '@chairflow/scheduling'
import type { Compilable } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'
import { readLocation, readProvider, readService } from './practice-rows.ts'

/** A record by our id or by the practice system's. */
export type RecordKey = { readonly id: string } | { readonly externalId: string }

const locations = keyed((by) =>
  sqlite
    .selectFrom('location')
    .selectAll()
    .where(...by),
)
const rooms = keyed((by) =>
  sqlite
    .selectFrom('room')
    .selectAll()
    .where(...by),
)
const services = keyed((by) =>
  sqlite
    .selectFrom('service')
    .selectAll()
    .where(...by),
)
const providers = keyed((by) =>
  sqlite
    .selectFrom('provider')
    .selectAll()
    .where(...by),
)
const patients = keyed((by) =>
  sqlite
    .selectFrom('patient')
    .selectAll()
    .where(...by),
)

export function findLocation(tx: Tx, key: RecordKey): Location | undefined {
  const row = tx.first(locations(key))
  return row && readLocation(row)
}

export function findRoom(tx: Tx, key: RecordKey): Room | undefined {
  return tx.first(rooms(key))
}

export function findService(tx: Tx, key: RecordKey): Service | undefined {
  const row = tx.first(services(key))
  return row && readService(row)
}

export function findProvider(tx: Tx, key: RecordKey): Provider | undefined {
  const row = tx.first(providers(key))
  return row && readProvider(row)
}

export function findPatient(tx: Tx, key: RecordKey): Patient | undefined {
  const row = tx.first(patients(key))
  return row === undefined ? undefined : { ...row, smsConsent: row.smsConsent === 1 }
}

/** The ids of different records have different brands, which a column name in a variable hides. */
type By = readonly ['id' | 'externalId', '=', never]

function keyed<Row>(build: (by: By) => Compilable<Row>): (key: RecordKey) => Compilable<Row> {
  const byId = prepared(({ id }: { readonly id: never }) => build(['id', '=', id]))
  const byExternalId = prepared(({ externalId }: { readonly externalId: never }) =>
    build(['externalId', '=', externalId]),
  )
  return (key) =>
    'id' in key
      ? byId({ id: key.id as never })
      : byExternalId({ externalId: key.externalId as never })
}
