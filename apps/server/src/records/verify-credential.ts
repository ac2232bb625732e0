import type { VerifyCredential } from '@chairflow/api'
import { type Credential, homeZone, localDay } from '@chairflow/scheduling'
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
      const today = localDay(now, homeZone(records, credential.providerId))
      const verifiedOn = told.verifiedOn ?? today
      const after = { ...credential, ...told, verifiedOn, status: 'active' as const }
      if (after.validUntil !== null && after.validUntil < today) {
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
