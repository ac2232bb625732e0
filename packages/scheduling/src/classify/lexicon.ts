import { type Static, Type as T } from 'typebox'

/** What patients call a treatment, and what it is. */
export const LexiconTerm = T.Object({
  name: T.String({ minLength: 1, maxLength: 80 }),
  category: T.String({ minLength: 1, maxLength: 40 }),
  /** A product by its name, told as such; false for a kind of treatment. */
  isBrand: T.Boolean(),
  /** Other words for it, and how it is misspelled. */
  synonyms: T.Array(T.String({ minLength: 1, maxLength: 80 }), { maxItems: 100 }),
  /** Known, and not offered here: said so, never booked. */
  isOffered: T.Optional(T.Boolean()),
})
export type LexiconTerm = Static<typeof LexiconTerm>

export const Lexicon = T.Object({
  categories: T.Record(
    T.String(),
    T.Object({
      label: T.String(),
      durationMinutes: T.Integer(),
      bufferAfterMinutes: T.Integer(),
      credential: T.String(),
      roomType: T.String(),
    }),
  ),
  terms: T.Array(LexiconTerm),
})
export type Lexicon = Static<typeof Lexicon>

/** A practice's own terms in place of, or beside, those that come along. */
export function withTerms(lexicon: Lexicon, own: readonly LexiconTerm[]): Lexicon {
  const names = new Set(own.map(({ name }) => name.toLowerCase()))
  const kept = lexicon.terms.filter(({ name }) => !names.has(name.toLowerCase()))
  return { ...lexicon, terms: [...kept, ...own] }
}
