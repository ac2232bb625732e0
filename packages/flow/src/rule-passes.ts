import type { ConditionRule, Operator } from './condition-rule.ts'

/**
 * Whether one rule holds for the value found. Total: a missing value, or one that cannot be
 * compared (an object, a list against a number), makes the rule untrue and never throws.
 */
export function rulePasses({ operator, value }: ConditionRule, found: unknown): boolean {
  if (operator === 'null') return isMissing(found)
  if (operator === 'notNull') return !isMissing(found)
  if (isMissing(found)) return false
  return tests[operator](found, value)
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value]
}

/** How a value reads in a sentence; what is in an object is not spelled out. */
export function shownValue(value: unknown): string {
  if (isMissing(value)) return '…'
  if (Array.isArray(value)) return `a list of ${value.length}`
  return wordOf(value) ?? 'several values'
}

type Test = (found: unknown, wanted: unknown) => boolean

const tests: Readonly<Record<Exclude<Operator, 'null' | 'notNull'>, Test>> = {
  '=': (found, wanted) => isSame(found, wanted),
  '!=': (found, wanted) => !isSame(found, wanted),
  '<': (found, wanted) => numberOf(found) < numberOf(wanted),
  '<=': (found, wanted) => numberOf(found) <= numberOf(wanted),
  '>': (found, wanted) => numberOf(found) > numberOf(wanted),
  '>=': (found, wanted) => numberOf(found) >= numberOf(wanted),
  in: (found, wanted) => listOf(wanted).some((one) => isSame(found, one)),
  notIn: (found, wanted) => !listOf(wanted).some((one) => isSame(found, one)),
  contains: (found, wanted) =>
    Array.isArray(found)
      ? found.some((one) => isSame(one, wanted))
      : holds(found, wanted, (text, part) => text.includes(part)),
  beginsWith: (found, wanted) => holds(found, wanted, (text, part) => text.startsWith(part)),
  between: (found, wanted) => {
    const [low, high] = listOf(wanted).map(numberOf)
    return numberOf(found) >= (low ?? Number.NaN) && numberOf(found) <= (high ?? Number.NaN)
  },
}

/** The editor's fields hold text, so 60 and "60" mean the same. */
function isSame(found: unknown, wanted: unknown): boolean {
  const one = folded(found)
  return one !== null && one === folded(wanted)
}

function holds(
  found: unknown,
  wanted: unknown,
  test: (text: string, part: string) => boolean,
): boolean {
  const text = folded(found)
  const part = folded(wanted)
  return text !== null && part !== null && part !== '' && test(text, part)
}

/** A field left blank is no number; JavaScript's Number would read it as 0. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}

function folded(value: unknown): string | null {
  return wordOf(value)?.trim().toLowerCase() ?? null
}

/** Objects are not asked for their text: one whose `toString` is data would throw. */
function wordOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return `${value}`
    default:
      return null
  }
}
