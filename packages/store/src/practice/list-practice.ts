import type {
  Credential,
  Location,
  Patient,
  Provider,
  Room,
  Service,
  WaitlistEntry,
} from '@chairflow/scheduling'
import { sqlite, type Tx } from '../tx.ts'

export function listLocations(tx: Tx): readonly Location[] {
  const rows = tx.all(sqlite.selectFrom('location').selectAll().orderBy('id'))
  return rows.map(({ hoursJson, ...row }) => ({ ...row, hours: JSON.parse(hoursJson) }))
}

export function listRooms(tx: Tx): readonly Room[] {
  return tx.all(sqlite.selectFrom('room').selectAll().orderBy('name'))
}

export function listServices(tx: Tx): readonly Service[] {
  const rows = tx.all(sqlite.selectFrom('service').selectAll().orderBy('name'))
  return rows.map(({ requirementJson, ...row }) => ({
    ...row,
    requirement: JSON.parse(requirementJson),
  }))
}

export function listProviders(tx: Tx): readonly Provider[] {
  const rows = tx.all(sqlite.selectFrom('provider').selectAll().orderBy('displayName'))
  return rows.map(({ shiftsJson, ...row }) => ({ ...row, shifts: JSON.parse(shiftsJson) }))
}

export function listCredentials(tx: Tx): readonly Credential[] {
  return tx.all(sqlite.selectFrom('credential').selectAll().orderBy('id'))
}

export function listPatients(tx: Tx): readonly Patient[] {
  const rows = tx.all(sqlite.selectFrom('patient').selectAll().orderBy('id'))
  return rows.map(({ smsConsent, ...row }) => ({ ...row, smsConsent: smsConsent === 1 }))
}

export function listWaitlist(tx: Tx): readonly WaitlistEntry[] {
  const rows = tx.all(sqlite.selectFrom('waitlistEntry').selectAll().orderBy('joinedAt'))
  return rows.map(({ preferenceJson, ...row }) => ({
    ...row,
    preference: JSON.parse(preferenceJson),
  }))
}
