import { Type as T } from 'typebox'
import { CalendarDate, Nullable } from '../practice/fields.ts'

export const hrStatuses = ['active', 'lapsed', 'renewal-submitted', 'revoked'] as const
export type HrStatus = (typeof hrStatuses)[number]

/** What an HR system says of one certificate of one employee. */
export const HrRecord = T.Object({
  /** The id or the name by which HR knows them. */
  employee: T.String({ minLength: 1, maxLength: 200 }),
  /** In HR's own words, e.g. "Neurotoxin cert". */
  credential: T.String({ minLength: 1, maxLength: 200 }),
  status: T.Unsafe<HrStatus>(T.Union(hrStatuses.map((status) => T.Literal(status)))),
  /** The last day. */
  expiresOn: T.Optional(Nullable(CalendarDate)),
  issuedOn: T.Optional(Nullable(CalendarDate)),
  /** When HR looked it up at the issuer: only then a renewal counts. */
  verifiedOn: T.Optional(Nullable(CalendarDate)),
  number: T.Optional(T.String({ maxLength: 200 })),
})
export type HrRecord = {
  readonly employee: string
  readonly credential: string
  readonly status: HrStatus
  readonly expiresOn?: string | null
  readonly issuedOn?: string | null
  readonly verifiedOn?: string | null
  readonly number?: string
}
