import type { CredentialRule } from '../practice/credential-rule.ts'
import type { Service } from '../practice/service.ts'
import type { Role } from '../roles.ts'
import { credentialKind, nounOf } from './credential-kind.ts'
import { foldWords } from './fold-words.ts'
import { type Read, read, unread } from './matrix-cell.ts'
import { roleOf } from './role-words.ts'

export type Requirement = Service['requirement']

/** What the words say before it is known which are roles. */
type Said =
  | { readonly words: string }
  | { readonly all: readonly Said[] }
  | { readonly any: readonly Said[] }

const NOTHING = /^(none|no|n\/a|any|anyone|-+)?$/

/**
 * "Neurotoxin cert + RN/NP/PA": "+" (and, &) means all of them, "/" (or) one of them and binds
 * tighter; parentheses group. One part may name roles: somebody with one of these may do it.
 */
export function readRule(text: string, knownKinds: readonly string[] = []): Read<Requirement> {
  const words = foldWords(withCommas(text))
  if (NOTHING.test(words)) return read({ credentials: { all: [] }, roles: [] })
  const said = parse(words)
  if (said === null) {
    return unread('unreadable-rule', 'Write it like "Neurotoxin cert + RN/NP/PA".')
  }
  return requirementOf(partsOf(said), knownKinds)
}

function partsOf(said: Said): readonly Said[] {
  return 'all' in said ? said.all : [said]
}

function requirementOf(parts: readonly Said[], known: readonly string[]): Read<Requirement> {
  const roles = parts.map(rolesOf)
  const named = roles.filter((some) => some !== null)
  if (named.length > 1) {
    return unread('two-role-lists', 'Name the roles once, with "/" between them: RN/NP/PA.')
  }
  const rest = parts.filter((_, index) => roles[index] === null)
  if (rest.some(hasRole)) {
    const message =
      'A role and a certificate cannot stand on both sides of "/". Use "+" between them.'
    return unread('role-or-certificate', message)
  }
  const rules = rest.map((part) => ruleOf(part, known))
  return read({ credentials: { all: rules }, roles: [...(named[0] ?? [])] })
}

/** The roles of a part that names nothing else. */
function rolesOf(said: Said): readonly Role[] | null {
  if ('all' in said) return null
  const atoms = 'any' in said ? said.any : [said]
  const roles = atoms.map((atom) => ('words' in atom ? roleOf(atom.words) : null))
  return roles.every((role) => role !== null) ? roles : null
}

function hasRole(said: Said): boolean {
  if ('words' in said) return roleOf(said.words) !== null
  return ('all' in said ? said.all : said.any).some(hasRole)
}

function ruleOf(said: Said, known: readonly string[]): CredentialRule {
  if ('words' in said) return { kind: credentialKind(said.words, known) }
  if ('all' in said) return { all: said.all.map((part) => ruleOf(part, known)) }
  return { any: withNouns(said.any).map((part) => ruleOf(part, known)) }
}

/** In "neurotoxin or filler cert" both are certificates. */
function withNouns(parts: readonly Said[]): readonly Said[] {
  const last = parts.at(-1)
  const noun = last !== undefined && 'words' in last ? nounOf(last.words) : null
  if (noun === null) return parts
  return parts.map((part) =>
    'words' in part && nounOf(part.words) === null ? { words: `${part.words} ${noun}` } : part,
  )
}

/** A comma says "or" beside an "or" and between roles, else "and". */
function withCommas(text: string): string {
  if (!/[,;]/.test(text)) return text
  const pieces = text.split(/[,;]/)
  const isOr =
    (/\bor\b|\//i.test(text) && !text.includes('+')) ||
    pieces.every((piece) => roleOf(foldWords(piece)) !== null)
  return pieces.join(isOr ? ' / ' : ' + ')
}

/** Null when the signs do not add up. */
function parse(words: string): Said | null {
  const signs = words
    .replace(/ (and|plus) | ?& ?/g, ' + ')
    .replace(/ or /g, ' / ')
    .split(/([+/()])/)
    .map((sign) => sign.trim())
    .filter((sign) => sign !== '')
  const reader = { signs, at: 0 }
  const said = readAll(reader)
  return reader.at === signs.length ? said : null
}

type Reader = { readonly signs: readonly string[]; at: number }

function readAll(reader: Reader): Said | null {
  const parts = readSeparated(reader, '+', readAny)
  return parts === null ? null : (single(parts) ?? { all: parts })
}

function readAny(reader: Reader): Said | null {
  const parts = readSeparated(reader, '/', readAtom)
  return parts === null ? null : (single(parts) ?? { any: parts })
}

function single(parts: readonly Said[]): Said | null {
  return parts.length === 1 ? (parts[0] ?? null) : null
}

function readSeparated(
  reader: Reader,
  sign: string,
  readPart: (reader: Reader) => Said | null,
): readonly Said[] | null {
  const parts: Said[] = []
  do {
    const part = readPart(reader)
    if (part === null) return null
    parts.push(part)
  } while (take(reader, sign))
  return parts
}

function readAtom(reader: Reader): Said | null {
  if (take(reader, '(')) {
    const inner = readAll(reader)
    return inner !== null && take(reader, ')') ? inner : null
  }
  const words = reader.signs[reader.at]
  if (words === undefined || /^[+/()]$/.test(words)) return null
  reader.at += 1
  return { words }
}

function take(reader: Reader, sign: string): boolean {
  if (reader.signs[reader.at] !== sign) return false
  reader.at += 1
  return true
}
