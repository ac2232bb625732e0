import type { CompiledLexicon, Surface } from './compiled-lexicon.ts'
import { editDistance } from './edit-distance.ts'
import type { Token } from './tokens.ts'
import { bookingWords, neverMisspelled, vagueWords } from './words.ts'

/** A term that was said, by which tokens (half-open). */
export type Found = {
  readonly surface: Surface
  readonly from: number
  readonly to: number
  /** Spelled as in the lexicon, or nearly so. */
  readonly isExact: boolean
  /** Other categories that are as near to a misspelling. */
  readonly rivals: readonly string[]
}

/** Longest first, then from the left; nothing is used twice. Misspellings count where nothing else does. */
export function findTerms(lexicon: CompiledLexicon, tokens: readonly Token[]): readonly Found[] {
  const used = new Set<number>()
  const exact = exactTerms(lexicon, tokens, used)
  if (exact.some(isTreatment)) return exact
  const near = tokens.flatMap((token, index) => {
    if (used.has(index)) return []
    const found = nearTerm(lexicon, token.word, index)
    return found === null ? [] : [found]
  })
  return [...exact, ...near].sort((one, other) => one.from - other.from)
}

/** A consultation or a syringe is of something: that may be misspelled. */
function isTreatment({ surface }: Found): boolean {
  return (
    !['consult', 'follow_up'].includes(surface.term.category) && surface.term.name !== 'syringe'
  )
}

function exactTerms(
  { surfaces, longest }: CompiledLexicon,
  tokens: readonly Token[],
  used: Set<number>,
): readonly Found[] {
  const found: Found[] = []
  for (let length = Math.min(longest, tokens.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= tokens.length; from += 1) {
      const to = from + length
      const surface = surfaceAt(surfaces, tokens, { from, to })
      if (surface === undefined || isUsed(used, from, to)) continue
      for (let index = from; index < to; index += 1) used.add(index)
      found.push({ surface, from, to, isExact: true, rivals: [] })
    }
  }
  return found
}

/** Plurals and words run together are the same word. */
function surfaceAt(
  surfaces: ReadonlyMap<string, Surface>,
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): Surface | undefined {
  const said = tokens.slice(from, to).map(({ word }) => word)
  const text = said.join(' ')
  const joined = said.length === 2 ? surfaces.get(said.join('')) : undefined
  const singular =
    text.length > 5 && text.endsWith('s') ? surfaces.get(text.slice(0, -1)) : undefined
  return surfaces.get(text) ?? joined ?? singular
}

function isUsed(used: ReadonlySet<number>, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (used.has(index)) return true
  return false
}

function isOrdinary(word: string): boolean {
  return bookingWords.has(word) || neverMisspelled.has(word) || vagueWords[word] !== undefined
}

const REPEATED = /(.)\1{2,}/g

/** The nearest spelling within one letter, two from nine letters on; the first letter is right. */
function nearTerm({ byLetter }: CompiledLexicon, said: string, index: number): Found | null {
  const word = said.replace(REPEATED, '$1')
  if (word.length < 5 || isOrdinary(word)) return null
  const limit = word.length >= 9 ? 2 : 1
  const near = (byLetter.get(word.charAt(0)) ?? [])
    .map((surface) => ({ surface, distance: editDistance(word, surface.text, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance)
  const [first] = near
  if (first === undefined) return null
  const rivals = near
    .filter(({ distance }) => distance === first.distance)
    .map(({ surface }) => surface.term.category)
    .filter((category) => category !== first.surface.term.category)
  return { surface: first.surface, from: index, to: index + 1, isExact: false, rivals }
}
