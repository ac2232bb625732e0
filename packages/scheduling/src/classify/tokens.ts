export type Token = {
  /** Lower case, without accents and apostrophes. */
  readonly word: string
  /** Where it stands in the text, half-open. */
  readonly from: number
  readonly to: number
}

const WORD = /[\p{L}\p{N}+]+(?:['’][\p{L}]+)*/gu
const QUOTES = /['’]/g
const MARKS = /\p{Diacritic}/gu

/** The words of a text, as they are compared. Signs and emoji fall away, a plus stays ("NAD+"). */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: plain(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

export function plain(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').replace(QUOTES, '').toLowerCase()
}
