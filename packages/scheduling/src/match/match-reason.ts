/** The rules a provider must meet for a visit; one file of `rules/` each. */
export const matchCodes = [
  'not-offered',
  'location-closed',
  'role',
  'credential-missing',
  'credential-pending',
  'credential-revoked',
  'credential-not-begun',
  'credential-expired',
  'credential-ends-early',
  'credential-scope',
  'credential-valid',
  'works-elsewhere',
  'shift',
  'time-off',
  'busy',
  'running-late',
  'room',
  'room-substitute',
  'equipment',
  'patient',
] as const
export type MatchCode = (typeof matchCodes)[number]

/** One rule's answer about one provider. */
export type MatchReason = {
  readonly code: MatchCode
  readonly isMet: boolean
  /** In the words of a clinic, e.g. "Laser room taken 14:00–15:20". */
  readonly text: string
}

export function met(code: MatchCode, text: string): MatchReason {
  return { code, isMet: true, text }
}

export function unmet(code: MatchCode, text: string): MatchReason {
  return { code, isMet: false, text }
}
