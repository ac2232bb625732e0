import {
  matchWaitlist,
  NO_CAPS,
  type Patient,
  prepareWaitlist,
  priorOf,
  type ServiceId,
  type WaitlistMatch,
  type WaitlistSearch,
} from '@chairflow/scheduling'
import {
  findLocation,
  listAppointments,
  listOffersSince,
  listSuppressedPhones,
  listWaitingFor,
  listWaitingPhones,
  type Tx,
} from '@chairflow/store'
import { readAssumptions } from './keep-assumptions.ts'
import { milesTo } from './miles-to.ts'

/** So far back answers tell how likely somebody says yes. */
const HISTORY_MS = 365 * 24 * 60 * 60_000
/** Verdicts that a journal line can hold. */
const EXPLAINED = 200

export type WaitlistWish = Pick<WaitlistSearch, 'at' | 'slot' | 'matching' | 'order' | 'limit'> &
  Partial<Pick<WaitlistSearch, 'caps' | 'excludePatientIds' | 'longestOfEvery' | 'prior'>>

/** Looks in the practice's own tables for people to fill a slot; nothing is written. */
export function searchWaitlist(
  tx: Tx,
  wish: WaitlistWish,
): { readonly match: WaitlistMatch; readonly patients: readonly Patient[] } {
  const { at, slot } = wish
  const serviceId = slot.serviceId as ServiceId
  const { entries, patients } = listWaitingFor(tx, serviceId)
  const location = findLocation(tx, { id: slot.locationId })
  const match = matchWaitlist(prepareWaitlist(entries, patients), {
    caps: NO_CAPS,
    excludePatientIds: [],
    longestOfEvery: 1,
    prior: priorOf(readAssumptions(tx)),
    ...wish,
    timeZone: location?.timeZone ?? 'UTC',
    milesFrom: milesTo(location),
    explain: EXPLAINED,
    appointments: listAppointments(tx, { startAt: slot.startAt, endAt: slot.endAt }),
    offers: listOffersSince(tx, { serviceId, since: at - HISTORY_MS }),
    busyPhones: listWaitingPhones(tx),
    suppressedPhones: listSuppressedPhones(tx),
  })
  return { match, patients }
}
