import { type CompiledIntents, compileIntents } from './compiled-intents.ts'
import { isIntentCode } from './intents.ts'
import { type LexiconTerm, type OwnLexicon, spellingsOf } from './lexicon.ts'
import { tokensOf } from './tokens.ts'

export type Surface = {
  readonly text: string
  readonly term: LexiconTerm
  /** The practice says what it means, so that it is never vague. */
  readonly isSettled: boolean
}

/** A lexicon made ready: found by words, and by the beginning for misspellings. */
export type CompiledLexicon = {
  readonly lexicon: OwnLexicon
  /** By their words, one space between. */
  readonly surfaces: ReadonlyMap<string, Surface>
  readonly longest: number
  /** Single words of five letters and more, by their first letter. */
  readonly byLetter: ReadonlyMap<string, readonly Surface[]>
  readonly intents: CompiledIntents
}

const SHORTEST_TYPO = 5

/** Sorts a lexicon once, for as many texts as come. The first term that has a word keeps it. */
export function compileLexicon(lexicon: OwnLexicon): CompiledLexicon {
  const surfaces = surfacesOf(lexicon)
  const single = [...surfaces.values()].filter(
    ({ text }) => !text.includes(' ') && text.length >= SHORTEST_TYPO,
  )
  return {
    lexicon,
    surfaces,
    longest: Math.max(1, ...[...surfaces.keys()].map((text) => text.split(' ').length)),
    byLetter: Map.groupBy(single, ({ text }) => text.charAt(0)),
    intents: compileIntents(lexicon.terms),
  }
}

function surfacesOf({ terms, settled }: OwnLexicon): ReadonlyMap<string, Surface> {
  const surfaces = new Map<string, Surface>()
  for (const term of terms.filter(({ category }) => !isIntentCode(category))) {
    for (const spelling of spellingsOf(term)) {
      const text = wordsOf(spelling)
      const isSettled = settled?.has(spelling) ?? false
      if (text !== '' && !surfaces.has(text)) surfaces.set(text, { text, term, isSettled })
    }
  }
  return surfaces
}

function wordsOf(spelling: string): string {
  return tokensOf(spelling.replace(/\(.*\)/, ''))
    .map(({ word }) => word)
    .join(' ')
}
