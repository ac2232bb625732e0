import type { Token } from './tokens.ts'

/** Words that a text may hold in this order, as `intents.ts` writes them. */
export type Phrase = readonly Piece[]

type Piece =
  | { readonly type: 'words'; readonly words: ReadonlySet<string> }
  | { readonly type: 'gap' | 'number' | 'treatment' }

/** Tokens from one to another, half-open. */
export type Span = { readonly from: number; readonly to: number }

/** A text in which phrases are looked for. */
export type Said = {
  readonly tokens: readonly Token[]
  readonly treatments: readonly Span[]
  /** Words that may stand before a treatment. */
  readonly smallWords: ReadonlySet<string>
}

const LONGEST_GAP = 3
const MOST_SMALL_WORDS = 5
const NUMBER = /^\d/

/** Lines and bars part phrases; what the signs in them mean is said in `intents.ts`. */
export function phrasesOf(text: string): readonly Phrase[] {
  return text
    .split(/[\n|]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => phrase.split(/\s+/).map(toPiece))
}

/** Just these words, one after the other. */
export function plainPhrase(words: readonly string[]): Phrase {
  return words.map((word) => ({ type: 'words', words: new Set([word]) }))
}

function toPiece(text: string): Piece {
  if (text === '…') return { type: 'gap' }
  if (text === '#') return { type: 'number' }
  if (text === '*') return { type: 'treatment' }
  return { type: 'words', words: new Set(text.split('/')) }
}

/** The words by one of which a phrase begins; none where it may begin with any. */
export function beginningsOf([first]: Phrase): ReadonlySet<string> {
  return first?.type === 'words' ? first.words : new Set()
}

/** Where a phrase that begins at a token ends; null where it does not stand there. */
export function endOf(phrase: Phrase, said: Said, at: number): number | null {
  const [piece, ...rest] = phrase
  if (piece === undefined) return at
  for (const next of after(piece, said, at)) {
    const end = endOf(rest, said, next)
    if (end !== null) return end
  }
  return null
}

/** Where a piece may end that begins at a token. */
function after(piece: Piece, { tokens, treatments, smallWords }: Said, at: number) {
  const word = tokens[at]?.word ?? ''
  switch (piece.type) {
    case 'words':
      return piece.words.has(word) ? [at + 1] : []
    case 'number':
      return NUMBER.test(word) ? [at + 1] : []
    case 'gap':
      return Array.from({ length: LONGEST_GAP + 1 }, (_, skipped) => at + skipped)
    case 'treatment': {
      const start = pastSmallWords(tokens, smallWords, at)
      return treatments.filter(({ from, to }) => at <= from && from <= start && at < to).map(endAt)
    }
  }
}

const endAt = ({ to }: Span) => to

/** A treatment's name may hold small words itself, so it may begin at any of them. */
function pastSmallWords(
  tokens: readonly Token[],
  smallWords: ReadonlySet<string>,
  at: number,
): number {
  const isSmall = (index: number) => {
    const word = tokens[index]?.word ?? ''
    return smallWords.has(word) || NUMBER.test(word)
  }
  let start = at
  while (start < at + MOST_SMALL_WORDS && isSmall(start)) start += 1
  return start
}
