import { localDay } from '../local-time.ts'
import type { Credential } from './credential.ts'

/** The printed day, or the earlier day of an exact end; null: no end is on file. */
export function lastDayOf(
  { validUntil, expiresAt }: Pick<Credential, 'validUntil' | 'expiresAt'>,
  timeZone: string,
): string | null {
  if (expiresAt === null) return validUntil
  const exact = localDay(expiresAt - 1, timeZone)
  return validUntil === null || exact < validUntil ? exact : validUntil
}
