import type { LexiconTerm } from '@chairflow/scheduling'
import { texts } from './texts.ts'
import type { Word } from './words-api.ts'

/** A word as it is entered. */
export type WordDraft = {
  readonly name: string
  readonly category: string | null
  readonly synonyms: readonly string[]
  readonly isBrand: boolean
  readonly isOffered: boolean
}

export const NEW_WORD: WordDraft = {
  ...{ name: '', category: null, synonyms: [], isBrand: false, isOffered: true },
}

export function draftOf({ name, category, synonyms, isBrand, isOffered = true }: Word): WordDraft {
  return { name, category, synonyms, isBrand, isOffered }
}

export function termOf(draft: WordDraft): LexiconTerm {
  const { name, category, synonyms, isBrand, isOffered } = draft
  return {
    ...{ name: name.trim(), category: category ?? '', isBrand, synonyms: [...synonyms] },
    ...(!isOffered && { isOffered }),
  }
}

/** A word as it was, without what only the list says of it. */
export const termOfWord = (word: Word): LexiconTerm => termOf(draftOf(word))

export type WordProblems = Partial<Record<'name' | 'category' | 'synonyms', string>>

const LONGEST = 80

/** Sentences by field; none when it may be sent. `others` are all words but the one that is changed. */
export function problemsIn(draft: WordDraft, others: readonly Word[]): WordProblems {
  const { category, synonyms } = draft
  const name = draft.name.trim().toLowerCase()
  const isKnown = others.some((one) => one.name.toLowerCase() === name)
  return {
    ...(isKnown && { name: texts.known }),
    ...(name === '' && { name: texts.missingName }),
    ...(category === null && { category: texts.missingKind }),
    ...(synonyms.some(({ length }) => length > LONGEST) && { synonyms: texts.longWord }),
  }
}
