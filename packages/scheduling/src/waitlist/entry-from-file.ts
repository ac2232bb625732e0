import type { Static } from 'typebox'
import type { LocationId } from '../ids.ts'
import type { PracticeFile } from '../practice-file.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

const DAY_MS = 24 * 60 * 60_000

type InFile = Static<typeof PracticeFile>['waitlist'][number]

/** An entry of a practice file as one of a practice that has this location; `at` is when it is loaded. */
export function entryFromFile(
  entry: InFile,
  { locationId, at }: { readonly locationId: LocationId; readonly at: number },
): WaitlistEntry {
  return {
    id: entry.id as WaitlistEntry['id'],
    patientId: entry.patientId as WaitlistEntry['patientId'],
    serviceId: entry.serviceId as WaitlistEntry['serviceId'],
    locationIds: [locationId],
    joinedAt: at - entry.joinedDaysAgo * DAY_MS,
    windows: [entry.preference, ...(entry.windows ?? [])],
    zip: null,
    maxMiles: entry.maxMiles ?? null,
    provider: entry.provider ?? null,
    noticeMinutes: entry.noticeMinutes ?? 0,
    expiresAt: null,
    status: 'waiting',
    source: 'file',
    createdBy: '',
    note: entry.note ?? '',
  }
}
