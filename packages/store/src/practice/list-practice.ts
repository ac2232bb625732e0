import type {
  Credential,
  Equipment,
  Location,
  Patient,
  Provider,
  Room,
  Service,
  TimeOff,
} from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'
import { readCredential, readLocation, readProvider, readService } from './practice-rows.ts'

export function listLocations(tx: Tx): readonly Location[] {
  return tx.all(sqlite.selectFrom('location').selectAll().orderBy('id')).map(readLocation)
}

export function listRooms(tx: Tx): readonly Room[] {
  return tx.all(sqlite.selectFrom('room').selectAll().orderBy('name'))
}

export function listEquipment(tx: Tx): readonly Equipment[] {
  return tx.all(sqlite.selectFrom('equipment').selectAll().orderBy('name'))
}

/** Time off that reaches into a span, soonest first. */
export function listTimeOff(tx: Tx, span: { startAt: number; endAt: number }): readonly TimeOff[] {
  return tx.all(
    sqlite
      .selectFrom('timeOff')
      .selectAll()
      .where('startAt', '<', span.endAt)
      .where('endAt', '>', span.startAt)
      .orderBy('startAt')
      .orderBy('id'),
  )
}

export function listServices(tx: Tx): readonly Service[] {
  return tx.all(sqlite.selectFrom('service').selectAll().orderBy('name')).map(readService)
}

export function listProviders(tx: Tx): readonly Provider[] {
  return tx.all(sqlite.selectFrom('provider').selectAll().orderBy('displayName')).map(readProvider)
}

export function listCredentials(tx: Tx): readonly Credential[] {
  return tx.all(sqlite.selectFrom('credential').selectAll().orderBy('id')).map(readCredential)
}

export function listPatients(tx: Tx): readonly Patient[] {
  const rows = tx.all(sqlite.selectFrom('patient').selectAll().orderBy('id'))
  return rows.map(({ smsConsent, ...row }) => ({ ...row, smsConsent: smsConsent === 1 }))
}

/** Everybody who is reached at a number: families share one. */
export function listPatientsWithPhone(tx: Tx, phone: string): readonly Patient[] {
  const rows = tx.all(sqlite.selectFrom('patient').selectAll().where('phone', '=', phone))
  return rows.map(({ smsConsent, ...row }) => ({ ...row, smsConsent: smsConsent === 1 }))
}
