import type { Reason } from '../reason.ts'
import type { Standpoint } from './check-place.ts'
import type { Searching } from './searching.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

const SUITS: Reason = { code: 'time', isMet: true, text: 'this day and time suit' }
const NEAR: Reason = { code: 'place', isMet: true, text: 'lives near enough' }
const ENOUGH_NOTICE: Reason = { code: 'notice', isMet: true, text: 'has enough notice' }
const LASTING: Reason = { code: 'expired', isMet: true, text: 'still waits' }
const RAN_OUT: Reason = { code: 'expired', isMet: false, text: 'did not want to wait this long' }
const BEGINS_LATER: Reason = { code: 'expired', isMet: false, text: 'wants a visit before then' }

/** Any of the windows contains the whole visit; no windows: any time. */
export function fitsTime(
  { fitsWindow }: Searching,
  windows: Readonly<WaitlistEntry['windows']>,
): boolean {
  return windows.length === 0 || windows.some(fitsWindow)
}

type Suiting = {
  readonly entry: WaitlistEntry
  readonly fits: boolean
  readonly standpoint: Standpoint
}

/** Whether day and hours, distance, both or either suit, as the search wants it. */
export function checkMatching(
  { matching }: Searching,
  { entry, fits, standpoint }: Suiting,
): Reason {
  const time = () => (fits ? SUITS : otherTimes(entry, matching === 'service'))
  const place = () => (standpoint.isNear ? NEAR : notNear(entry))
  switch (matching) {
    case 'time':
    case 'service':
      return time()
    case 'place':
      return place()
    case 'both':
      return fits ? place() : time()
    case 'either':
      return standpoint.isNear ? NEAR : time()
    default:
      return matching satisfies never
  }
}

function otherTimes({ windows }: WaitlistEntry, isMet: boolean): Reason {
  const hours = windows.map(({ from, to }) => `${from} to ${to}`).join(' or ')
  return { code: 'time', isMet, text: `prefers ${hours} on other days or hours` }
}

function notNear({ maxMiles }: WaitlistEntry): Reason {
  const within = maxMiles === null ? '' : ` within ${maxMiles} miles`
  return { code: 'place', isMet: false, text: `is not known to live near enough${within}` }
}

export function checkNotice({ at, slot }: Searching, { noticeMinutes }: WaitlistEntry): Reason {
  if (slot.startAt - at >= noticeMinutes * 60_000) return ENOUGH_NOTICE
  return { code: 'notice', isMet: false, text: `needs ${noticeWords(noticeMinutes)} notice` }
}

function noticeWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
}

/** Whose wish has run out is not asked, nor about a visit after it. */
export function checkExpiry({ at, slot }: Searching, { expiresAt }: WaitlistEntry): Reason {
  if (expiresAt === null) return LASTING
  if (expiresAt <= at) return RAN_OUT
  return slot.startAt < expiresAt ? LASTING : BEGINS_LATER
}
