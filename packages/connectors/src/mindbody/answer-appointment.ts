import type { AppointmentFacts, PatientFacts } from '@chairflow/connector-kit'
import { toAppointmentFacts } from './appointment-facts.ts'
import type { MindbodyClient } from './mindbody-client.ts'
import type { VendorAppointment } from './mindbody-shapes.ts'
import { readClients } from './read-clients.ts'
import type { MindbodyAccount } from './settings.ts'

/** What was written, with its patient; it stands whether or not they can be read again just now. */
export async function answerAppointment(
  { settings }: MindbodyAccount,
  client: MindbodyClient,
  vendor: VendorAppointment,
  signal: AbortSignal,
): Promise<{ readonly appointment: AppointmentFacts }> {
  const patients = await readPatients(client, vendor, signal)
  const patient = patients.get(String(vendor.ClientId)) ?? null
  return { appointment: toAppointmentFacts(vendor, { timeZone: settings.timeZone, patient }) }
}

async function readPatients(
  client: MindbodyClient,
  { ClientId }: VendorAppointment,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PatientFacts>> {
  try {
    return await readClients(client, ClientId == null ? [] : [String(ClientId)], signal)
  } catch {
    return new Map()
  }
}
