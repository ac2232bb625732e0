const ACRONYMS = new Set([
  'acls',
  'bls',
  'cpr',
  'dea',
  'do',
  'iv',
  'lpn',
  'md',
  'np',
  'osha',
  'pa',
  'pdo',
  'rn',
])

/** "neurotoxin-certification" as "neurotoxin certification", "rn-license" as "RN license". */
export function credentialName(kind: string): string {
  return kind
    .split(/[-_ ]+/)
    .map((word) => (ACRONYMS.has(word.toLowerCase()) ? word.toUpperCase() : word))
    .join(' ')
}
