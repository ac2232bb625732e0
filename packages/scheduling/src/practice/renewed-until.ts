import { localDay } from '../local-time.ts'
import type { Credential } from './credential.ts'

/**
 * What a certificate ends by when it is renewed until a day: an exact end on an earlier day was that
 * of the certificate before. One on the last day itself stays, and so does any when no day is told.
 */
export function renewedUntil(
  { expiresAt }: Pick<Credential, 'expiresAt'>,
  validUntil: string | null,
  timeZone: string,
): Pick<Credential, 'validUntil' | 'expiresAt'> {
  const isOlder =
    expiresAt !== null && validUntil !== null && localDay(expiresAt - 1, timeZone) < validUntil
  return { validUntil, expiresAt: isOlder ? null : expiresAt }
}
