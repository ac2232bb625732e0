import type { Credential } from '@chairflow/scheduling'

/** How a certificate stands on a day. Its last day still counts. */
export type CredentialState =
  | { readonly kind: 'valid' }
  /** Nobody wrote down when it ends. */
  | { readonly kind: 'noEnd' }
  | { readonly kind: 'expiring'; readonly days: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'notYet' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'revoked' }

const DAY_MS = 86_400_000
/** Long enough to renew. */
const SOON_DAYS = 60

/** `today` and the certificate's dates are calendar dates such as "2026-11-23". */
export function credentialState(
  { status, validFrom, validUntil }: Pick<Credential, 'status' | 'validFrom' | 'validUntil'>,
  today: string,
): CredentialState {
  if (status !== 'active') return { kind: status }
  if (validFrom !== null && validFrom > today) return { kind: 'notYet' }
  if (validUntil === null) return { kind: 'noEnd' }
  if (validUntil < today) return { kind: 'expired' }
  const days = Math.round((Date.parse(validUntil) - Date.parse(today)) / DAY_MS)
  return days <= SOON_DAYS ? { kind: 'expiring', days } : { kind: 'valid' }
}
