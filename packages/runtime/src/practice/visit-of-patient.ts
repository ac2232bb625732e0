import type { Appointment } from '@chairflow/scheduling'
import { findAppointment, type Tx } from '@chairflow/store'
import type { Host } from '../host.ts'

type Wanted = { readonly externalId: string; readonly patientId: string }

/** Ids are unique within one practice system only, so the patient has to be the same, where one is known. */
export function visitOfPatient(
  tx: Tx,
  { connections }: Host,
  { externalId, patientId }: Wanted,
): Appointment | undefined {
  return connections
    .all()
    .filter(({ kind }) => kind === 'pms')
    .map(({ id }) => findAppointment(tx, { connectionId: id, externalId }))
    .find((visit) => visit !== undefined && (visit.patientId ?? patientId) === patientId)
}
