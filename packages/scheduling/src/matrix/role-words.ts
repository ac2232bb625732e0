import type { Role } from '../roles.ts'

const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^(dr|doctor|physician|md)$/, 'MD'],
  [/^do$/, 'DO'],
  [/^(np|aprn|nurse practitioner)$/, 'NP'],
  [/^(pa|pa c|physician assistant)$/, 'PA'],
  [/^(rn|nurse|registered nurse)$/, 'RN'],
  [/^(esthetician|aesthetician)$/, 'esthetician'],
  [/^((laser )?tech(nician)?)$/, 'laser-technician'],
]

/** The role that folded words name: "np", "nurse practitioner"; null for anything else. */
export function roleOf(words: string): Role | null {
  return ROLES.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

const WORDS: Readonly<Record<Role, string>> = {
  MD: 'MD',
  DO: 'DO',
  NP: 'NP',
  PA: 'PA',
  RN: 'RN',
  esthetician: 'Esthetician',
  'laser-technician': 'Tech',
}

export function roleWord(role: Role): string {
  return WORDS[role]
}
