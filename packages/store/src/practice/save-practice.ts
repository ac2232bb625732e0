import type {
  Credential,
  Location,
  Patient,
  Provider,
  Room,
  Service,
  WaitlistEntry,
} from '@chairflow/scheduling'
import type { Compilable } from 'kysely'
import { preparedRows } from '../prepared.ts'
import type { Schema } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function saveLocation(tx: Tx, { hours, ...location }: Location): void {
  upsert(tx, 'location', { ...location, hoursJson: JSON.stringify(hours) })
}

export function saveRoom(tx: Tx, room: Room): void {
  upsert(tx, 'room', room)
}

export function saveService(tx: Tx, { requirement, ...service }: Service): void {
  upsert(tx, 'service', { ...service, requirementJson: JSON.stringify(requirement) })
}

export function saveProvider(tx: Tx, { shifts, ...provider }: Provider): void {
  upsert(tx, 'provider', { ...provider, shiftsJson: JSON.stringify(shifts) })
}

export function saveCredential(tx: Tx, credential: Credential): void {
  upsert(tx, 'credential', credential)
}

export function savePatient(tx: Tx, { smsConsent, ...patient }: Patient): void {
  upsert(tx, 'patient', { ...patient, smsConsent: smsConsent ? 1 : 0 })
}

export function saveWaitlistEntry(tx: Tx, { preference, note, ...entry }: WaitlistEntry): void {
  const preferenceJson = JSON.stringify(preference)
  upsert(tx, 'waitlistEntry', { ...entry, preferenceJson, note: note ?? '' })
}

type PracticeTable =
  | 'location'
  | 'room'
  | 'service'
  | 'provider'
  | 'credential'
  | 'patient'
  | 'waitlistEntry'

function upsert<Table extends PracticeTable>(tx: Tx, table: Table, row: Schema[Table]): void {
  const known = upserts.get(table) ?? preparedRows<object>(([first]) => upsertInto(table, first))
  upserts.set(table, known)
  tx.run(known([row]))
}

const upserts = new Map<PracticeTable, (rows: readonly object[]) => Compilable>()

function upsertInto(table: PracticeTable, row: object = {}): Compilable {
  const { id: _, ...values } = row as { readonly id?: unknown }
  return sqlite
    .insertInto(table)
    .values(row as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values as never))
}
