import type { Token } from './tokens.ts'

export const quantityUnits = ['unit', 'syringe', 'vial', 'cycle', 'mg', 'ml', 'session'] as const
export type QuantityUnit = (typeof quantityUnits)[number]

/** "50 units": never converted, since units of one product are not those of another. */
export type Quantity = {
  /** Null where a range or several amounts were said. */
  readonly amount: number | null
  readonly unit: QuantityUnit
  /** Which tokens say it, half-open. */
  readonly from: number
  readonly to: number
}

const UNIT_WORDS: Readonly<Record<string, QuantityUnit>> = {
  u: 'unit',
  unit: 'unit',
  units: 'unit',
  iu: 'unit',
  unidades: 'unit',
  syringe: 'syringe',
  syringes: 'syringe',
  jeringa: 'syringe',
  jeringas: 'syringe',
  vial: 'vial',
  vials: 'vial',
  cycle: 'cycle',
  cycles: 'cycle',
  mg: 'mg',
  ml: 'ml',
  cc: 'ml',
  session: 'session',
  sessions: 'session',
}
const NUMBERS: Readonly<Record<string, number>> = {
  half: 0.5,
  a: 1,
  one: 1,
  una: 1,
  two: 2,
  dos: 2,
  three: 3,
  tres: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
}
const GLUED = /^(\d+)(u|units?|iu|mg|ml|cc)$/
const RANGE_WORDS = new Set(['to', 'or', 'a', 'o'])

/** Every amount with a unit, in order. "Session 2 of 3" is a number of a visit, not an amount. */
export function quantitiesIn(tokens: readonly Token[]): readonly Quantity[] {
  return tokens.flatMap(({ word }, index) => {
    const glued = GLUED.exec(word)
    const unit = glued === null ? UNIT_WORDS[word] : UNIT_WORDS[glued[2] ?? '']
    if (unit === undefined || unit === 'session') return []
    if (glued !== null) return [{ amount: Number(glued[1]), unit, from: index, to: index + 1 }]
    return amountBefore(tokens, index, unit)
  })
}

function amountBefore(
  tokens: readonly Token[],
  index: number,
  unit: QuantityUnit,
): readonly Quantity[] {
  const word = (back: number) => tokens[index - back]?.word ?? ''
  const isHalf = word(1) === 'a' && word(2) === 'half'
  if (isHalf) return [{ amount: 0.5, unit, from: index - 2, to: index + 1 }]
  const amount = numberOf(word(1))
  if (amount === null) return []
  const before = numberOf(word(2)) ?? (RANGE_WORDS.has(word(2)) ? numberOf(word(3)) : null)
  if (before !== null && before > 0.5) {
    const from = numberOf(word(2)) === null ? index - 3 : index - 2
    return [{ amount: null, unit, from, to: index + 1 }]
  }
  return [{ amount, unit, from: index - 1, to: index + 1 }]
}

function numberOf(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word)
  return word === 'a' || word === '' ? null : (NUMBERS[word] ?? null)
}
