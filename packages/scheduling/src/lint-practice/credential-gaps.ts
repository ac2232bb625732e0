import type { Credential } from '../practice/credential.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { recordName } from '../practice/record-name.ts'
import type { Gap } from './gap.ts'
import { isCurrent } from './is-qualified.ts'

/** What is to be looked at in one certificate; one that another covers for is left in peace. */
export function credentialGaps(
  credential: Credential,
  records: PracticeRecords,
  today: string,
): readonly Gap[] {
  const name = recordName('credentials', credential, records)
  const where = { list: 'credentials', id: credential.id, name } as const
  const covering = records.credentials.filter(
    (card) =>
      card.providerId === credential.providerId &&
      card.kind === credential.kind &&
      isCurrent(card, today),
  )
  if (credential.status === 'pending') return [pending(where, covering.length > 0)]
  if (credential.status === 'revoked') return []
  if (covering.length === 0 && isOver(credential, today)) return [expired(where, credential)]
  return isCurrent(credential, today) ? openGaps(where, credential) : []
}

type Where = NonNullable<Gap['where']>

function isOver({ validUntil }: Credential, today: string): boolean {
  return validUntil !== null && validUntil < today
}

function pending(where: Where, isCovered: boolean): Gap {
  const text = isCovered
    ? `A renewal was submitted and is not confirmed: ${where.name}.`
    : `Submitted but not confirmed, so it does not count: ${where.name}.`
  const todo = 'Look it up at the issuer and confirm it.'
  return {
    code: 'certificate-pending',
    severity: isCovered ? 'note' : 'warning',
    text,
    todo,
    where,
  }
}

function expired(where: Where, { validUntil }: Credential): Gap {
  const text = `Its last day was ${validUntil}: ${where.name}. No visit that needs it is given out.`
  const todo = 'Confirm the renewal once it is there.'
  return { code: 'certificate-expired', severity: 'warning', text, todo, where }
}

function openGaps(where: Where, { verifiedOn, validUntil }: Credential): readonly Gap[] {
  const unverified: Gap = {
    code: 'not-verified',
    severity: 'note',
    text: `Nobody has looked it up at the issuer yet: ${where.name}.`,
    todo: 'Look it up and confirm it.',
    where,
  }
  const endless: Gap = {
    code: 'no-expiry',
    severity: 'note',
    text: `No expiry on file: ${where.name}. It counts until somebody enters one.`,
    todo: 'Enter the last day that is printed on it.',
    where,
  }
  return [...(verifiedOn === null ? [unverified] : []), ...(validUntil === null ? [endless] : [])]
}
