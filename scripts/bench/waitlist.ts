import { createDraws } from '../../packages/scheduling/src/availability/testing/draws.ts'
import type { Patient } from '../../packages/scheduling/src/records.ts'
import { DEFAULT_PRIOR } from '../../packages/scheduling/src/waitlist/accept-chance.ts'
import { matchWaitlist } from '../../packages/scheduling/src/waitlist/match-waitlist.ts'
import { prepareWaitlist } from '../../packages/scheduling/src/waitlist/prepare-waitlist.ts'
import type { WaitlistEntry } from '../../packages/scheduling/src/waitlist/waitlist-entry.ts'
import {
  DEFAULT_CAPS,
  type WaitlistOrder,
  type WaitlistSearch,
  waitlistOrders,
} from '../../packages/scheduling/src/waitlist/waitlist-request.ts'
import { measured } from './measured.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const ENTRIES = 10_000
/** Tuesday 2026-11-24, 10 AM in Austin. */
const SLOT_AT = Date.UTC(2026, 10, 24, 16)
const NOW = SLOT_AT - 3 * HOUR_MS

/** Who is asked first of 10,000 people who wait, in each order, spread over services or not. */
export function tellWaitlist(isQuick: boolean): void {
  const times = isQuick ? 20 : 1_000
  const rows = [5, 1].flatMap((services) => {
    const { entries, patients, offers } = waitingPeople(services)
    const waitlist = prepareWaitlist(entries, patients)
    return waitlistOrders.map((order) => {
      const search = searchFor(order, offers)
      const name = `${order}, ${services === 1 ? 'all want one service' : `${services} services`}`
      return [name, measured(times, () => matchWaitlist(waitlist, search))] as const
    })
  })
  const { entries, patients, offers } = waitingPeople(1)
  const unprepared = () =>
    matchWaitlist(prepareWaitlist(entries, patients), searchFor('score', offers))
  console.log(`${ENTRIES} people on the waitlist, every third asked twice before`)
  console.table({
    ...Object.fromEntries(rows),
    'score, one service, list read anew': measured(Math.ceil(times / 10), unprepared),
  })
}

function waitingPeople(services: number) {
  const { oneOf, upTo, many } = createDraws(7)
  const indexes = Array.from({ length: ENTRIES }, (_, index) => index)
  const patients = indexes.map((index) => ({
    ...{ id: `p${index}`, externalId: '', firstName: 'Ann', lastName: 'Doe', email: '' },
    ...{ phone: `+1512${index}`, smsConsent: upTo(9) > 0, zip: `787${10 + upTo(40)}` },
  })) as unknown as readonly Patient[]
  const window = () => ({
    days: oneOf([1, 2, 3, 4, 5], [2, 4], [6, 7], [1, 2, 3]),
    ...oneOf({ from: '09:00', to: '12:00' }, { from: '08:00', to: '20:00' }),
  })
  const entries = indexes.map((index) => ({
    ...{ id: `w${index}`, patientId: `p${index}`, serviceId: `s${index % services}` },
    locationIds: oneOf(['l'], ['l', 'm'], ['m']),
    joinedAt: NOW - upTo(200) * DAY_MS,
    windows: many(2, window),
    ...{ zip: null, maxMiles: oneOf(null, 10, 20), expiresAt: null, status: 'waiting' },
    provider: oneOf(null, null, { providerId: 'q', strength: oneOf('only', 'rather') }),
    ...{ noticeMinutes: oneOf(0, 60, 240), source: 'front-desk', createdBy: '', note: '' },
  })) as unknown as readonly WaitlistEntry[]
  const offers = indexes
    .filter((index) => index % 3 === 0)
    .flatMap((index) =>
      [1, 2].map(() => ({
        patientId: `p${index}`,
        offeredAt: NOW - upTo(60) * DAY_MS - HOUR_MS,
        status: oneOf('declined', 'expired', 'lost', 'closed'),
      })),
    ) as unknown as WaitlistSearch['offers']
  return { entries, patients, offers }
}

function searchFor(order: WaitlistOrder, offers: WaitlistSearch['offers']): WaitlistSearch {
  const slot = { serviceId: 's0', locationId: 'l', providerId: 'q' }
  return {
    slot: { ...slot, startAt: SLOT_AT, endAt: SLOT_AT + HOUR_MS },
    ...{ at: NOW, timeZone: 'America/Chicago', matching: 'either', order, longestOfEvery: 3 },
    milesFrom: (zip: string) => Number(zip) - 78_710,
    ...{ caps: DEFAULT_CAPS, limit: 5, explain: 200, prior: DEFAULT_PRIOR },
    ...{ appointments: [], offers, excludePatientIds: [] },
    ...{ busyPhones: new Set<string>(), suppressedPhones: new Set<string>() },
  } as unknown as WaitlistSearch
}
