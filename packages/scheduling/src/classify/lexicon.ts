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

/** With a practice's own terms, which go first. */
export type OwnLexicon = Lexicon & {
  /** Spellings that the practice added: what is vague elsewhere means one thing here. */
  readonly settled?: ReadonlySet<string>
}

/** A practice's own terms in place of, or beside, those that come along. */
export function withTerms(lexicon: Lexicon, own: readonly LexiconTerm[]): OwnLexicon {
  const along = new Map(lexicon.terms.map((term) => [term.name.toLowerCase(), term]))
  const names = new Set(own.map(({ name }) => name.toLowerCase()))
  const kept = lexicon.terms.filter(({ name }) => !names.has(name.toLowerCase()))
  const settled = own.flatMap((term) => addedBy(term, along.get(term.name.toLowerCase())))
  return { ...lexicon, terms: [...own, ...kept], settled: new Set(settled) }
}

function addedBy(term: LexiconTerm, before: LexiconTerm | undefined): readonly string[] {
  const known = new Set(before === undefined ? [] : spellingsOf(before))
  return spellingsOf(term).filter((spelling) => !known.has(spelling))
}

export function spellingsOf({ name, synonyms }: LexiconTerm): readonly string[] {
  return [name, ...synonyms]
}
