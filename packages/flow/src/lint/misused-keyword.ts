const ASKS = /\b(?:reply|text|answer|respond|send)\b/i
const ASKED =
  /\b(?:reply|text|answer|respond|send)\s+(?:(?:back|us|with)\s+)?["“'‘]?(cancel|end|quit|stop)\b/i
const SHOUTED = /\b(CANCEL|END|QUIT|STOP)\b/
const SPEAKS_OF_OPTING_OUT = /\b(?:opt|unsubscribe|texts|messages|texting|hearing)\b/i
/** Carriers' own notices end so, without saying what stops. */
const BARE_STOP = /\bstop\b["”'’]?(?:\s+to\s+(?:end|quit|stop|cancel))?\W*$/i

/**
 * The word of an answer that a text asks for, when carriers take it as "no more texts" and block
 * the number, though the text means something else by it; null when there is none.
 */
export function misusedKeyword(text: string): string | null {
  for (const sentence of text.split(/[.!?\n]+/)) {
    const word = ASKED.exec(sentence)?.[1] ?? (ASKS.test(sentence) && SHOUTED.exec(sentence)?.[1])
    if (word && !isOptingOut(sentence)) return word.toUpperCase()
  }
  return null
}

function isOptingOut(sentence: string): boolean {
  return SPEAKS_OF_OPTING_OUT.test(sentence) || BARE_STOP.test(sentence)
}
