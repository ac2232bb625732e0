import { plainWords } from '../executions/plain-words.ts'

/** The word for a code; a code without one is spelled out, so that new ones are never blank. */
export function named(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : plainWords(code)
}
