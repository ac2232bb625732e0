import { type Static, Type as T } from 'typebox'
import type { CredentialId, ProviderId } from '../ids.ts'
import { CalendarDate, Instant, id, Nullable } from './fields.ts'

export const Credential = T.Object({
  id: id<CredentialId>(),
  providerId: id<ProviderId>(),
  kind: T.String(),
  /** A renewal that was only submitted is pending, and enables nothing. */
  status: T.Union([T.Literal('active'), T.Literal('pending'), T.Literal('revoked')]),
  number: T.String(),
  /** The day it was issued; null when that is not on file. */
  validFrom: Nullable(CalendarDate),
  /** The last day that is printed on it; null when no end is on file. */
  validUntil: Nullable(CalendarDate),
  /** An exact end, when one is known: it cuts before the printed day. */
  expiresAt: Nullable(Instant, { default: null }),
  /** Products it covers; none named: every product. */
  products: T.Array(T.String(), { default: [] }),
  /** When somebody last looked at the issuer's register. */
  verifiedOn: Nullable(CalendarDate, { default: null }),
  /** Who says so: the issuer, a register, an HR system. */
  source: T.String({ default: '' }),
})
export type Credential = Static<typeof Credential>
