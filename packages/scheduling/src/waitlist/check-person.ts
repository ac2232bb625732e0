import type { Reason } from '../reason.ts'
import type { Patient } from '../records.ts'
import type { Terms } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'

const STOPPED: Reason = { code: 'opted-out', isMet: false, text: 'asked us to stop texting' }
const AGREED: Reason = { code: 'consent', isMet: true, text: 'agreed to texts' }
const NOT_AGREED: Reason = { code: 'consent', isMet: false, text: 'did not agree to texts' }
const NO_QUESTION: Reason = { code: 'other-offer', isMet: true, text: 'no other question open' }
const QUESTION: Reason = { code: 'other-offer', isMet: false, text: 'has another question open' }
const NOT_BOOKED: Reason = { code: 'booked-then', isMet: true, text: 'not booked then' }
const BOOKED: Reason = { code: 'booked-then', isMet: false, text: 'is booked at that time' }
const NOT_EXCLUDED: Reason = { code: 'excluded', isMet: true, text: 'did not free this slot' }
const EXCLUDED: Reason = { code: 'excluded', isMet: false, text: 'just cancelled it' }
const WAITS: Reason = { code: 'paused', isMet: true, text: 'may be asked' }
const PAUSED: Reason = { code: 'paused', isMet: false, text: 'is paused on the waitlist' }
const ANYBODY: Reason = { code: 'provider', isMet: true, text: 'comes to any provider' }
const WISHED: Reason = { code: 'provider', isMet: true, text: 'wished for this provider' }
const RATHER_OTHER: Reason = { code: 'provider', isMet: true, text: 'would rather see another' }
const ONLY_OTHER: Reason = { code: 'provider', isMet: false, text: 'wants another provider only' }

export function checkConsent({ suppressedPhones }: Searching, patient: Patient): Reason {
  if (suppressedPhones.has(patient.phone)) return STOPPED
  return patient.smsConsent && patient.phone !== '' ? AGREED : NOT_AGREED
}

export function checkOtherOffer({ busyPhones }: Searching, { phone }: Patient): Reason {
  return busyPhones.has(phone) ? QUESTION : NO_QUESTION
}

export function checkBooked({ bookedThen }: Searching, { id }: Patient): Reason {
  return bookedThen.has(id) ? BOOKED : NOT_BOOKED
}

export function checkExcluded({ excluded }: Searching, { id }: Patient): Reason {
  return excluded.has(id) ? EXCLUDED : NOT_EXCLUDED
}

export function checkPaused({ status }: Terms): Reason {
  return status === 'paused' ? PAUSED : WAITS
}

/** Whether the provider may treat is left to the match; here it is only what the person wants. */
export function checkProvider({ slot }: Searching, { provider }: Terms): Reason {
  if (provider === null || slot.providerId === null) return ANYBODY
  if (provider.providerId === slot.providerId) return WISHED
  return provider.strength === 'only' ? ONLY_OTHER : RATHER_OTHER
}
