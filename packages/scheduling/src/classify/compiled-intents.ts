import { type Intent, intents } from './intents.ts'
import { type LexiconTerm, spellingsOf } from './lexicon.ts'
import { beginningsOf, type Phrase, phrasesOf, plainPhrase } from './phrases.ts'
import { tokensOf } from './tokens.ts'
import { smallWords, wishes } from './wish-words.ts'

export type CompiledIntent = Pick<Intent, 'code' | 'why' | 'question' | 'isUrgent'>

type Entry = {
  readonly phrase: Phrase
  /** Null for what makes a wish of it after all. */
  readonly intent: CompiledIntent | null
  readonly part: 'says' | 'hints' | 'unless' | 'wish'
}

/** Intents made ready: found by the word with which a phrase begins. */
export type CompiledIntents = {
  readonly inOrder: readonly CompiledIntent[]
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
  /** Those that begin with a treatment. */
  readonly byTreatment: readonly Entry[]
  readonly smallWords: ReadonlySet<string>
}

/** With what a practice's own words say beside those that come along. */
export function compileIntents(own: readonly LexiconTerm[]): CompiledIntents {
  const entries = [
    ...intents.flatMap((intent) => entriesOf(intent, own)),
    ...phrasesOf(wishes).map((phrase): Entry => ({ phrase, intent: null, part: 'wish' })),
  ]
  const byWord = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const word of beginningsOf(entry.phrase)) {
      byWord.set(word, [...(byWord.get(word) ?? []), entry])
    }
  }
  return {
    inOrder: intents,
    byWord,
    byTreatment: entries.filter(({ phrase }) => phrase[0]?.type === 'treatment'),
    smallWords: new Set(smallWords.trim().split(/\s+/)),
  }
}

function entriesOf(intent: Intent, own: readonly LexiconTerm[]): readonly Entry[] {
  const along = (['says', 'hints', 'unless'] as const).flatMap((part) =>
    phrasesOf(intent[part]).map((phrase): Entry => ({ phrase, intent, part })),
  )
  const added = own
    .filter(({ category }) => category === intent.code)
    .flatMap(spellingsOf)
    .map((spelling) => plainPhrase(tokensOf(spelling).map(({ word }) => word)))
  return [...along, ...added.map((phrase): Entry => ({ phrase, intent, part: 'says' }))]
}
