import type {
  Credential,
  Equipment,
  Location,
  Patient,
  Provider,
  Room,
  Service,
  TimeOff,
  WaitlistEntry,
} from '@chairflow/scheduling'
import type { Compilable } from 'kysely'
import { preparedRows } from '../prepared.ts'
import type { Schema } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { waitlistRow } from '../waitlist/waitlist-row.ts'
import { credentialRow, locationRow, providerRow, serviceRow } from './practice-rows.ts'

export function saveLocation(tx: Tx, location: Location): void {
  upsert(tx, 'location', locationRow(location))
}

export function saveRoom(tx: Tx, room: Room): void {
  upsert(tx, 'room', room)
}

export function saveEquipment(tx: Tx, equipment: Equipment): void {
  upsert(tx, 'equipment', equipment)
}

export function saveTimeOff(tx: Tx, timeOff: TimeOff): void {
  upsert(tx, 'timeOff', timeOff)
}

export function saveService(tx: Tx, service: Service): void {
  upsert(tx, 'service', serviceRow(service))
}

export function saveProvider(tx: Tx, provider: Provider): void {
  upsert(tx, 'provider', providerRow(provider))
}

export function saveCredential(tx: Tx, credential: Credential): void {
  upsert(tx, 'credential', credentialRow(credential))
}

export function savePatient(tx: Tx, { smsConsent, ...patient }: Patient): void {
  upsert(tx, 'patient', { ...patient, smsConsent: smsConsent ? 1 : 0 })
}

export function saveWaitlistEntry(tx: Tx, entry: WaitlistEntry): void {
  upsert(tx, 'waitlistEntry', waitlistRow(entry))
}

type PracticeTable =
  | 'location'
  | 'room'
  | 'equipment'
  | 'timeOff'
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
