import type {
  Classification,
  ClassifiedRequest,
  UnsureCode,
  VisitModifier,
} from './classification.ts'
import type { CompiledIntent } from './compiled-intents.ts'
import type { CompiledLexicon } from './compiled-lexicon.ts'
import { editDistance } from './edit-distance.ts'
import { findIntent } from './find-intent.ts'
import { type Found, findTerms } from './find-terms.ts'
import type { Lexicon, LexiconTerm } from './lexicon.ts'
import { type Quantity, quantitiesIn } from './quantity.ts'
import { type Reading, readingsOf } from './readings.ts'
import { type Token, tokensOf } from './tokens.ts'
import { contestedTerms, contestedWords, vagueWords } from './words.ts'

/** Less than that is asked back. */
export const SURE_ENOUGH = 0.7

type Text = {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly lexicon: Lexicon
  /** Why it may be no wish to book. */
  readonly intent: CompiledIntent | null
}

/**
 * What a patient's text asks for. Words of the lexicon, the longest first; misspellings only where
 * nothing else fits; and nothing is guessed: what is vague, contested or between two treatments is
 * told as such (facts/scheduling 4).
 */
export function classify(compiled: CompiledLexicon, text: string): Classification {
  const tokens = tokensOf(text)
  const found = findTerms(compiled, tokens)
  const readings = readingsOf(tokens, found).filter(({ confidence }) => confidence > 0)
  const quantities = quantitiesIn(tokens)
  const treatments = merged(readings.filter(({ category }) => !isModifier(category)))
  const visits = treatments.length > 0 ? treatments : merged(readings)
  const intent = intentOf(compiled, tokens, found, visits)
  const source = { text, tokens, lexicon: compiled.lexicon, intent }
  const requests = visits.map((reading) => toRequest(source, reading, visits, quantities))
  const rest = restOf(source, [...readings, ...quantities])
  const modifiers = modifiersOf(tokens, readings)
  return { ...judged(source, visits, requests), modifiers, rest }
}

function intentOf(
  { intents }: CompiledLexicon,
  tokens: readonly Token[],
  found: readonly Found[],
  visits: readonly Reading[],
): CompiledIntent | null {
  const said = { tokens, treatments: visits, smallWords: intents.smallWords }
  const names = found.filter(({ isExact }) => isExact)
  return findIntent(intents, said, { names, kinds: visits.length })
}

function isModifier(category: string): boolean {
  return category === 'consult' || category === 'follow_up'
}

/** One of each category; the one that names a product speaks for the others. */
function merged(readings: readonly Reading[]): readonly Reading[] {
  const groups = [...Map.groupBy(readings, ({ category }) => category).values()]
  return groups.flatMap(
    (group) => group.find(({ found }) => found?.surface.term.isBrand) ?? group[0] ?? [],
  )
}

function toRequest(
  { text, tokens, lexicon }: Text,
  reading: Reading,
  all: readonly Reading[],
  quantities: readonly Quantity[],
): ClassifiedRequest {
  const { category, from, to, found, confidence } = reading
  const quantity = quantities.find((one) => nearest(one, all) === reading)
  const [first, last] = [tokens[from], tokens[to - 1]]
  return {
    category,
    label: labelOf(lexicon, category),
    product: found === null ? null : productOf(found.surface.term, found.surface.text),
    quantity: quantity === undefined ? null : { amount: quantity.amount, unit: quantity.unit },
    confidence,
    said: text.slice(first?.from ?? 0, last?.to ?? 0),
  }
}

/** An amount belongs to the treatment that stands closest to it. */
function nearest(quantity: Quantity, readings: readonly Reading[]): Reading | undefined {
  const distance = ({ from, to }: Reading) => Math.max(0, quantity.from - to, from - quantity.to)
  return [...readings].sort((one, other) => distance(one) - distance(other))[0]
}

/** A brand is told only where it was said, or nearly: a rival's name may stand for the treatment. */
function productOf({ name, isBrand }: LexiconTerm, said: string): string | null {
  if (!isBrand) return null
  const brand = wordOf(name)
  const word = wordOf(said)
  const isSaid = word.includes(brand) || brand.startsWith(word) || word.includes(lastWord(name))
  return isSaid || editDistance(word, brand, 3) <= 3 ? name : null
}

function wordOf(text: string): string {
  return tokensOf(text)
    .map(({ word }) => word)
    .join('')
}

function lastWord(name: string): string {
  return tokensOf(name).at(-1)?.word ?? name
}

function judged(
  source: Text,
  readings: readonly Reading[],
  requests: readonly ClassifiedRequest[],
): Pick<Classification, 'status' | 'requests' | 'alternatives' | 'why'> {
  const { tokens, lexicon, intent } = source
  const ask = (code: UnsureCode, text: string, categories: readonly string[] = []) => ({
    status: 'ask' as const,
    requests,
    alternatives: categories.map((category) => ({ category, label: labelOf(lexicon, category) })),
    why: { code, text },
  })
  if (intent !== null) {
    const { code, why, question } = intent
    return { ...ask(code, why), why: { code, text: why, question } }
  }
  if (isContested(tokens, readings)) {
    return ask('contested', 'What is asked for is not settled in law, so a person decides.')
  }
  const unoffered = readings.find(({ found }) => found?.surface.term.isOffered === false)
  if (unoffered !== undefined) {
    return ask('not-offered', `${unoffered.found?.surface.term.name} is not offered here.`)
  }
  const unsure = readings.find(
    ({ confidence, found }) => confidence < SURE_ENOUGH || (found?.rivals.length ?? 0) > 0,
  )
  if (unsure !== undefined) {
    const categories = [unsure.category, ...(unsure.found?.rivals ?? [])]
    return ask('misspelled', 'It may be a misspelling of one of these.', categories)
  }
  if (requests.length > 0) return { status: 'sure', requests, alternatives: [], why: null }
  const vague = vagueIn(tokens)
  if (vague !== undefined) return ask('vague', 'Several treatments are called that.', vague)
  const text = 'No treatment is spoken of.'
  return { status: 'unknown', requests, alternatives: [], why: { code: 'nothing-known', text } }
}

function isContested(tokens: readonly Token[], readings: readonly Reading[]): boolean {
  return (
    tokens.some(({ word }) => contestedWords.has(word)) ||
    readings.some(({ found }) => contestedTerms.has(found?.surface.term.name ?? ''))
  )
}

function vagueIn(tokens: readonly Token[]): readonly string[] | undefined {
  const words = tokens.map(({ word }) => word)
  const phrases = [...words.map((word, index) => `${word} ${words[index + 1]}`), ...words]
  return phrases.map((phrase) => vagueWords[phrase]).find((categories) => categories !== undefined)
}

function modifiersOf(
  tokens: readonly Token[],
  readings: readonly Reading[],
): readonly VisitModifier[] {
  const has = (name: string) => readings.some(({ found }) => found?.surface.term.name === name)
  const words = ` ${tokens.map(({ word }) => word).join(' ')} `
  const isNew = words.includes(' new patient ') || words.includes(' first time ')
  const modifiers: readonly (readonly [VisitModifier, boolean])[] = [
    ['consult', readings.some(({ category }) => category === 'consult')],
    ['follow-up', has('follow-up')],
    ['touch-up', has('touch-up')],
    ['new-patient', isNew],
  ]
  return modifiers.filter(([, isSaid]) => isSaid).map(([modifier]) => modifier)
}

/** The text without what was understood. */
function restOf(
  { text, tokens }: Text,
  understood: readonly { readonly from: number; readonly to: number }[],
): string {
  const left = tokens.filter(
    (_, index) => !understood.some(({ from, to }) => from <= index && index < to),
  )
  return left.map(({ from, to }) => text.slice(from, to)).join(' ')
}

function labelOf({ categories }: Lexicon, category: string): string {
  return categories[category]?.label ?? category
}
