import { rulesMet } from './context-rules.ts'
import type { Found } from './find-terms.ts'
import type { Token } from './tokens.ts'
import { areaWords, bookingWords, everydayWords, vagueWords } from './words.ts'

/** A category that a text speaks of, and why we think so. */
export type Reading = {
  readonly category: string
  readonly found: Found | null
  readonly from: number
  readonly to: number
  readonly confidence: number
}

const NEGATIONS = new Set(
  'not no without except instead dont never nor isnt sin nunca ni'.split(' '),
)
const MODIFYING = new Set(['consult', 'follow_up'])
const SURE = 0.97
const BY_CONTEXT = 0.92
const EVERYDAY = 0.88
const MISSPELLED = 0.8
const LOST_AMONG_WORDS = 0.5
/** So many unexplained words, and an everyday word means what it means every day. */
const EXPLAINED_ENOUGH = 1
const MISSPELLED_ENOUGH = 4

/** What the text speaks of, in order; what several words say together replaces what each says. */
export function readingsOf(tokens: readonly Token[], found: readonly Found[]): readonly Reading[] {
  const meant = found.filter((one) => !isNegated(tokens, one) && !isLeftBehind(tokens, one))
  const together = isAllNegated(found, meant) ? [] : byContext(tokens)
  const replaced = new Set(together.flatMap(({ replaces }) => replaces))
  const kept = meant.filter(
    ({ surface }) => !replaced.has(surface.term.category) && !isVague(surface),
  )
  const single = kept.map((one) => toReading(one, unexplained(tokens, found)))
  return withoutParts([...single, ...together].sort((one, other) => one.from - other.from))
}

function isVague({ text, isSettled }: Found['surface']): boolean {
  return !isSettled && vagueWords[text] !== undefined
}

function toReading(found: Found, strangers: number): Reading {
  const { surface, from, to, isExact } = found
  const confidence = isExact
    ? confidenceOfExact(surface.text, strangers)
    : strangers > MISSPELLED_ENOUGH
      ? LOST_AMONG_WORDS
      : MISSPELLED
  return { category: surface.term.category, found, from, to, confidence }
}

function confidenceOfExact(text: string, strangers: number): number {
  if (!everydayWords.has(text)) return SURE
  return strangers <= EXPLAINED_ENOUGH ? EVERYDAY : 0
}

/** Words that neither a term, an amount nor asking for a visit explains. */
function unexplained(tokens: readonly Token[], found: readonly Found[]): number {
  const said = new Set(
    found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  )
  return tokens.filter(({ word }, index) => !said.has(index) && !isExplained(word)).length
}

function isExplained(word: string): boolean {
  return bookingWords.has(word) || areaWords.has(word) || /^\d/.test(word)
}

type Together = Reading & { readonly replaces: readonly string[] }

/** Two rules may not use the same word. */
function byContext(tokens: readonly Token[]): readonly Together[] {
  const used = new Set<number>()
  return rulesMet(tokens).flatMap(({ rule, indexes }): Together[] => {
    if (indexes.some((index) => used.has(index))) return []
    for (const index of indexes) used.add(index)
    const { category, replaces } = rule
    const from = Math.min(...indexes)
    const to = Math.max(...indexes) + 1
    return [{ category, replaces, found: null, from, to, confidence: BY_CONTEXT }]
  })
}

function isNegated(tokens: readonly Token[], { from }: Found): boolean {
  return [1, 2].some((back) => NEGATIONS.has(tokens[from - back]?.word ?? ''))
}

/** "From Botox to Xeomin": the first is left behind. */
function isLeftBehind(tokens: readonly Token[], { from, to }: Found): boolean {
  return tokens[from - 1]?.word === 'from' && tokens[to]?.word === 'to'
}

function isAllNegated(found: readonly Found[], meant: readonly Found[]): boolean {
  return found.length > 0 && meant.length === 0
}

/** "Acne facial", "jet peel facial": what stands directly before the kind says which one it is. */
function withoutParts(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter((one) => {
    const before = readings.find(({ to }) => to === one.from)
    const isKind = KINDS.has(one.found?.surface.text ?? '')
    return !isKind || before === undefined || MODIFYING.has(before.category)
  })
}

const KINDS = new Set(['facial', 'facials', 'peel', 'peels'])
