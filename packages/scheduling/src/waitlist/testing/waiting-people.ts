import type { LocationId, ServiceId } from '../../ids.ts'
import type { Patient } from '../../records.ts'
import { DEFAULT_PRIOR } from '../accept-chance.ts'
import type { WaitlistEntry } from '../waitlist-entry.ts'
import { NO_CAPS, type WaitlistSearch } from '../waitlist-request.ts'

/** Tuesday 2026-11-24, 10 to 11 AM in Austin. */
export const TEN = 1_795_536_000_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '19:00' }

/** Looking for somebody for 10 AM, three hours before, the longest waiting first. */
export const search: WaitlistSearch = {
  at: TEN - 3 * HOUR_MS,
  slot: {
    serviceId: 's' as ServiceId,
    locationId: 'l' as LocationId,
    providerId: 'p' as never,
    startAt: TEN,
    endAt: TEN + HOUR_MS,
  },
  timeZone: 'America/Chicago',
  milesFrom: () => null,
  matching: 'time',
  order: 'longest-waiting',
  longestOfEvery: 2,
  caps: NO_CAPS,
  limit: 10,
  explain: 100,
  appointments: [],
  offers: [],
  busyPhones: new Set(),
  suppressedPhones: new Set(),
  excludePatientIds: [],
  prior: DEFAULT_PRIOR,
}

export function person(id: string, change: Partial<Patient> = {}): Patient {
  const name = { firstName: id, lastName: 'Person', email: '', zip: '' }
  const phone = { phone: `+${id}`, smsConsent: true }
  return { id: id as Patient['id'], externalId: id, ...name, ...phone, ...change }
}

export function waiting(
  id: string,
  joinedDaysAgo = 1,
  change: Partial<WaitlistEntry> = {},
): WaitlistEntry {
  return {
    id: `w_${id}` as WaitlistEntry['id'],
    patientId: id as Patient['id'],
    serviceId: 's' as ServiceId,
    locationIds: ['l' as LocationId],
    joinedAt: TEN - joinedDaysAgo * DAY_MS,
    windows: [everyDay],
    zip: null,
    maxMiles: null,
    provider: null,
    noticeMinutes: 0,
    expiresAt: null,
    status: 'waiting',
    source: 'front-desk',
    createdBy: 'Ann',
    note: '',
    ...change,
  }
}
