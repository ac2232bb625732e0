import type { CompiledIntent, CompiledIntents } from './compiled-intents.ts'
import { endOf, type Said, type Span } from './phrases.ts'

/** A phrase that was said: for which intent, and what it says of it. */
type Hit = Span & {
  readonly intent: CompiledIntent | null
  readonly part: 'says' | 'hints' | 'unless' | 'wish'
}

/** What is known of a text beside its words. */
export type Named = {
  /** Treatments spelled as in the lexicon: their own words say nothing else. */
  readonly names: readonly Span[]
  /** How many kinds of treatment are meant. */
  readonly kinds: number
}

/**
 * Why a text that names a treatment does not wish to book it, the most urgent reason first; null when it
 * reads like a wish. Without a treatment only what is urgent counts.
 */
export function findIntent(
  intents: CompiledIntents,
  said: Said,
  { names, kinds }: Named,
): CompiledIntent | null {
  const hits = hitsIn(intents, said)
  const isWish = kinds === 1 && hits.some(({ part }) => part === 'wish')
  const isName = (hit: Hit) => names.some((name) => isWithin(hit, name))
  const counts = (hit: Hit) =>
    !isName(hit) && (hit.part === 'says' || (hit.part === 'hints' && !isWish))
  const found = intents.inOrder.find((intent) => {
    const own = hits.filter((hit) => hit.intent === intent)
    const denied = own.filter(({ part }) => part === 'unless')
    return own.some((hit) => counts(hit) && !denied.some((other) => isOverlap(hit, other)))
  })
  return found !== undefined && (kinds > 0 || found.isUrgent) ? found : null
}

function hitsIn({ byWord, byTreatment }: CompiledIntents, said: Said): readonly Hit[] {
  const starts = new Set(said.treatments.map(({ from }) => from))
  return said.tokens.flatMap(({ word }, from) =>
    [...(byWord.get(word) ?? []), ...(starts.has(from) ? byTreatment : [])].flatMap((entry) => {
      const to = endOf(entry.phrase, said, from)
      return to === null ? [] : [{ intent: entry.intent, part: entry.part, from, to }]
    }),
  )
}

function isWithin(hit: Span, name: Span): boolean {
  return name.from <= hit.from && hit.to <= name.to
}

function isOverlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to
}
