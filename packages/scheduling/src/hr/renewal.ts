import type { Credential } from '../practice/credential.ts'
import { lastDayOf } from '../practice/last-day-of.ts'
import { renewedUntil } from '../practice/renewed-until.ts'
import { type About, hasEnded } from './about.ts'
import type { HrRecord } from './hr-record.ts'
import { newCard } from './new-card.ts'

type Cards = readonly Credential[]

/** Beside the card that counts there is one that waits to be confirmed. */
export function submit(record: HrRecord, own: Cards, about: About): Cards {
  const { expiresOn = null } = record
  const covers = own.some(
    ({ status, validUntil }) =>
      status === 'active' && expiresOn !== null && validUntil !== null && validUntil >= expiresOn,
  )
  if (covers) return []
  const waiting = own.find(({ status }) => status === 'pending')
  if (waiting === undefined) return [{ ...newCard(record, about), status: 'pending' }]
  return [{ ...waiting, ...datesOf(record, waiting) }]
}

/** Extends what counts, or enables again, only by a look-up at the issuer. */
export function renew(record: HrRecord, own: Cards, about: About): Cards {
  const { expiresOn = null, verifiedOn = null } = record
  const active = own.find(({ status }) => status === 'active')
  if (verifiedOn !== null && isConfirmed(verifiedOn, { active, own, about })) {
    const card = active ?? own.find(({ status }) => status === 'pending') ?? newCard(record, about)
    const looked = latest([verifiedOn, card.verifiedOn])
    const dates = { ...datesOf(record, card), ...endOf(record, card, about) }
    return [{ ...card, ...dates, status: 'active', verifiedOn: looked }]
  }
  if (active === undefined) return submit(record, own, about)
  const isEarlier =
    expiresOn !== null && (active.validUntil === null || expiresOn < active.validUntil)
  if (isEarlier) return [{ ...active, ...datesOf(record, active) }]
  return expiresOn === active.validUntil || expiresOn === null ? [] : submit(record, own, about)
}

type Renewed = {
  readonly active: Credential | undefined
  readonly own: Cards
  readonly about: About
}

/** A look-up from before a lapse knows nothing of it, and one that is still to come has found nothing. */
function isConfirmed(verifiedOn: string, { active, own, about }: Renewed): boolean {
  if (verifiedOn > about.today) return false
  if (active === undefined || !hasEnded(active, about)) return true
  const over = own.filter((card) => card.status === 'active' && hasEnded(card, about))
  const lapsedOn = latest(over.map((card) => lastDayOf(card, about.timeZone)))
  return lapsedOn === null || verifiedOn > lapsedOn
}

function latest(days: readonly (string | null)[]): string | null {
  return (
    days
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  )
}

/** The same day told again is no renewal, but of a card that has ended. */
function endOf({ expiresOn }: HrRecord, card: Credential, about: About) {
  const isRenewal = expiresOn !== card.validUntil || hasEnded(card, about)
  return expiresOn != null && isRenewal ? renewedUntil(card, expiresOn, about.timeZone) : {}
}

function datesOf(record: HrRecord, card: Credential) {
  return {
    validUntil: record.expiresOn ?? card.validUntil,
    validFrom: record.issuedOn ?? card.validFrom,
    number: record.number ?? card.number,
  }
}
