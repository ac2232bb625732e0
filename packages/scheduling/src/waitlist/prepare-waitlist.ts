import type { PatientId, ServiceId } from '../ids.ts'
import type { Patient } from '../records.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

/** Somebody on the waitlist, with their entry. */
export type Waiting = { readonly entry: WaitlistEntry; readonly patient: Patient }

/** The waitlist by service, each in the order of joining: looking in it starts at its service. */
export type PreparedWaitlist = ReadonlyMap<ServiceId, readonly Waiting[]>

/** Entries that are over, and those of people we do not know, are left out. */
export function prepareWaitlist(
  entries: readonly WaitlistEntry[],
  patients: readonly Patient[],
): PreparedWaitlist {
  const known = new Map<PatientId, Patient>(patients.map((patient) => [patient.id, patient]))
  const byService = new Map<ServiceId, Waiting[]>()
  for (const entry of entries) {
    const patient = known.get(entry.patientId)
    if (patient === undefined || !isOn(entry)) continue
    const waiting = byService.get(entry.serviceId)
    if (waiting === undefined) byService.set(entry.serviceId, [{ entry, patient }])
    else waiting.push({ entry, patient })
  }
  for (const waiting of byService.values()) waiting.sort(byJoining)
  return byService
}

function isOn({ status }: WaitlistEntry): boolean {
  return status === 'waiting' || status === 'paused'
}

function byJoining({ entry: one }: Waiting, { entry: other }: Waiting): number {
  return one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)
}
