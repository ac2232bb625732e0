import { Temporal } from 'temporal-polyfill'
import type { Credential } from '../practice/credential.ts'
import type { About } from './about.ts'
import type { HrRecord } from './hr-record.ts'
import { newCard } from './new-card.ts'

/**
 * Ends every card that says otherwise, but for one that was confirmed since. What has lapsed counted
 * yesterday at the latest, whatever day is told.
 */
export function lapse(
  record: HrRecord,
  own: readonly Credential[],
  about: About,
): readonly Credential[] {
  const last = lapseDay(record, about)
  if (own.length === 0) return [ended({ ...newCard(record, about), status: 'active' }, last)]
  return own
    .filter(({ status }) => status === 'active')
    .filter(({ verifiedOn }) => verifiedOn === null || verifiedOn <= last)
    .filter(({ validUntil }) => validUntil === null || validUntil > last)
    .map((card) => ended(card, last))
}

function lapseDay({ expiresOn }: HrRecord, { today }: About): string {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()
  return expiresOn != null && expiresOn < yesterday ? expiresOn : yesterday
}

/** One that was to begin later never does: its last day must not be before its first. */
function ended(card: Credential, last: string): Credential {
  const begins = card.validFrom !== null && card.validFrom > last ? last : card.validFrom
  return { ...card, validFrom: begins, validUntil: last }
}
