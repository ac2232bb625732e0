import type { VerifyCredential } from '@chairflow/api'
import { type Credential, homeZone, localDay, renewedUntil } from '@chairflow/scheduling'
import type { Static } from 'typebox'
import type { Chairflow } from '../chairflow.ts'
import { refuse } from '../practice/refuse.ts'
import { recordTypes } from './record-types.ts'
import { changeRecord, type Row } from './write-record.ts'

type Wish = Static<typeof VerifyCredential> & { readonly id: string; readonly actor: string }

/**
 * Somebody looked it up at the issuer. What was submitted, or had lapsed, counts again from now on,
 * as long as its last day is not over.
 */
export function verifyCredential(chairflow: Chairflow, wish: Wish): Promise<Row> {
  const { id, actor, ...told } = wish
  const now = chairflow.runtime.host.ports.clock.now()
  const type = recordTypes.find(({ list }) => list === 'credentials')
  if (type === undefined) throw new Error('Credentials are not among the records')
  return changeRecord(chairflow, type, {
    id,
    actor,
    change: (row, records) => {
      const credential = row as Credential
      const place = { now, timeZone: homeZone(records, credential.providerId) }
      const today = localDay(now, place.timeZone)
      const verifiedOn = told.verifiedOn ?? today
      const end = endOf(credential, told, place)
      const after = { ...credential, ...told, ...end, verifiedOn, status: 'active' as const }
      const isOver = after.validUntil !== null && after.validUntil < today
      if (isOver || isPast(after, now)) {
        return refuse(
          'expired',
          'validUntil',
          'Its last day is over. Enter the day of the renewal.',
        )
      }
      if (verifiedOn > today) {
        return refuse('in-the-future', 'verifiedOn', 'This day has not come yet.')
      }
      return after
    },
  })
}

type Place = { readonly now: number; readonly timeZone: string }

/** The same day told again is no renewal, but of a certificate whose exact end is over. */
function endOf(
  credential: Credential,
  { validUntil }: Static<typeof VerifyCredential>,
  { now, timeZone }: Place,
) {
  const isRenewal = validUntil !== credential.validUntil || isPast(credential, now)
  return validUntil !== undefined && isRenewal ? renewedUntil(credential, validUntil, timeZone) : {}
}

function isPast({ expiresAt }: Credential, now: number): boolean {
  return expiresAt !== null && expiresAt <= now
}
