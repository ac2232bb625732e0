import type { Reason } from '../reason.ts'
import type { Standpoint } from './check-place.ts'
import type { Terms } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

const SUITS: Reason = { code: 'time', isMet: true, text: 'this day and time suit' }
const ENOUGH_NOTICE: Reason = { code: 'notice', isMet: true, text: 'has enough notice' }
const LASTING: Reason = { code: 'expired', isMet: true, text: 'still waits' }
const RAN_OUT: Reason = { code: 'expired', isMet: false, text: 'did not want to wait this long' }
const BEGINS_LATER: Reason = { code: 'expired', isMet: false, text: 'wants a visit before then' }

/** How the times somebody wishes stand to the slot. */
export type Suited = {
  /** Any of the windows contains the whole visit; no windows: any time. */
  readonly fits: boolean
  readonly time: Reason
  /** On how many days of the week they can come. */
  readonly dayCount: number
}

export function suitedTo(
  { fitsWindow, matching }: Searching,
  windows: Readonly<WaitlistEntry['windows']>,
): Suited {
  const fits = windows.length === 0 || windows.some(fitsWindow)
  const days = windows.length === 0 ? 7 : new Set(windows.flatMap((one) => one.days)).size
  return {
    fits,
    time: fits ? SUITS : otherTimes(windows, matching === 'service'),
    dayCount: days,
  }
}

type Suiting = {
  readonly suited: Suited
  readonly standpoint: Standpoint
}

/** Whether day and hours, distance, both or either suit, as the search wants it. */
export function checkMatching(
  { matching }: Searching,
  { suited: { fits, time }, standpoint: { isNear, distance } }: Suiting,
): Reason {
  switch (matching) {
    case 'time':
    case 'service':
      return time
    case 'place':
      return distance
    case 'both':
      return fits ? distance : time
    case 'either':
      return isNear ? distance : time
    default:
      return matching satisfies never
  }
}

function otherTimes(windows: Readonly<WaitlistEntry['windows']>, isMet: boolean): Reason {
  const hours = windows.map(({ from, to }) => `${from} to ${to}`).join(' or ')
  return { code: 'time', isMet, text: `prefers ${hours} on other days or hours` }
}

export function checkNotice({ at, slot }: Searching, { noticeMinutes }: Terms): Reason {
  if (slot.startAt - at >= noticeMinutes * 60_000) return ENOUGH_NOTICE
  return { code: 'notice', isMet: false, text: `needs ${noticeWords(noticeMinutes)} notice` }
}

function noticeWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
}

/** Whose wish has run out is not asked, nor about a visit after it. */
export function checkExpiry({ at, slot }: Searching, { expiresAt }: Terms): Reason {
  if (expiresAt === null) return LASTING
  if (expiresAt <= at) return RAN_OUT
  return slot.startAt < expiresAt ? LASTING : BEGINS_LATER
}
