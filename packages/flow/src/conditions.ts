import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T } from 'typebox'

const OPERATORS = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  beginsWith: 'begins with',
  null: 'is missing',
  notNull: 'is there',
  between: 'is between',
} as const

export type Operator = keyof typeof OPERATORS
export const operators = Object.keys(OPERATORS) as readonly Operator[]

const Rule = T.Object({
  field: T.String({ minLength: 1, maxLength: 200 }),
  operator: T.Union(operators.map((operator) => T.Literal(operator))),
  value: T.Optional(T.Unknown()),
})

/** The form react-querybuilder stores; a fixed set of operators, nothing that runs as code. */
const GroupShape = T.Object({
  combinator: T.Union([T.Literal('and'), T.Literal('or')]),
  not: T.Optional(T.Boolean()),
  rules: T.Array(T.Unknown(), { minItems: 1, maxItems: 100 }),
})

export type ConditionRule = {
  readonly field: string
  readonly operator: Operator
  readonly value?: unknown
}
export type ConditionRules = Omit<Static<typeof GroupShape>, 'rules'> & {
  readonly rules: readonly (ConditionRule | ConditionRules)[]
}

export type Checked = {
  readonly passed: boolean
  /** One sentence: which rules decided. */
  readonly because: string
  readonly results: readonly { readonly text: string; readonly passed: boolean }[]
}

const DEEPEST = 8
const ajv = new Ajv2020({ strict: false })
const isRule = ajv.compile(Rule)
const isGroup = ajv.compile(GroupShape)

/** True for a tree of rules that can be checked. */
export function isConditionRules(value: unknown, depth = 0): value is ConditionRules {
  if (depth > DEEPEST || !isGroup(value)) return false
  const { rules } = value as { readonly rules: readonly unknown[] }
  return rules.every((rule) => isRule(rule) || isConditionRules(rule, depth + 1))
}

/** Total: a value that is missing makes its rule untrue and is named as missing. */
export function checkCondition(rules: unknown, read: (path: string) => unknown): Checked {
  if (!isConditionRules(rules)) {
    return { passed: false, because: 'The rules cannot be read.', results: [] }
  }
  const results = leaves(rules).map((rule) => ({
    text: describeRule(rule, read(rule.field)),
    passed: passes(rule, read(rule.field)),
  }))
  const passed = evaluate(rules, read)
  return { passed, because: sentence(passed, results), results }
}

/** Every variable the rules read. */
export function conditionVariables(rules: unknown): readonly string[] {
  return isConditionRules(rules) ? [...new Set(leaves(rules).map(({ field }) => field))] : []
}

export function describeCondition(
  rules: unknown,
  titleOf: (path: string) => string = (path) => path,
): string {
  if (!isConditionRules(rules)) return ''
  const parts = rules.rules.map((rule) =>
    'rules' in rule ? `(${describeCondition(rule, titleOf)})` : plain(rule, titleOf(rule.field)),
  )
  const joined = parts.join(rules.combinator === 'and' ? ' and ' : ' or ')
  return rules.not ? `not (${joined})` : joined
}

function evaluate(group: ConditionRules, read: (path: string) => unknown): boolean {
  const test = (rule: ConditionRule | ConditionRules) =>
    'rules' in rule ? evaluate(rule, read) : passes(rule, read(rule.field))
  const passed = group.combinator === 'and' ? group.rules.every(test) : group.rules.some(test)
  return group.not ? !passed : passed
}

function leaves(group: ConditionRules): readonly ConditionRule[] {
  return group.rules.flatMap((rule) => ('rules' in rule ? leaves(rule) : [rule]))
}

function passes({ operator, value }: ConditionRule, found: unknown): boolean {
  if (operator === 'null') return isMissing(found)
  if (operator === 'notNull') return !isMissing(found)
  if (isMissing(found)) return false
  return tests[operator](found, value)
}

type Test = (found: unknown, wanted: unknown) => boolean

const tests: Readonly<Record<Exclude<Operator, 'null' | 'notNull'>, Test>> = {
  '=': (found, wanted) => isSame(found, wanted),
  '!=': (found, wanted) => !isSame(found, wanted),
  '<': (found, wanted) => Number(found) < Number(wanted),
  '<=': (found, wanted) => Number(found) <= Number(wanted),
  '>': (found, wanted) => Number(found) > Number(wanted),
  '>=': (found, wanted) => Number(found) >= Number(wanted),
  in: (found, wanted) => listOf(wanted).some((one) => isSame(found, one)),
  notIn: (found, wanted) => !listOf(wanted).some((one) => isSame(found, one)),
  contains: (found, wanted) => folded(found).includes(folded(wanted)),
  beginsWith: (found, wanted) => folded(found).startsWith(folded(wanted)),
  between: (found, wanted) => {
    const [low, high] = listOf(wanted).map(Number)
    return Number(found) >= (low ?? Number.NaN) && Number(found) <= (high ?? Number.NaN)
  },
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** The editor's fields hold text, so 60 and "60" mean the same. */
function isSame(found: unknown, wanted: unknown): boolean {
  return found === wanted || folded(found) === folded(wanted)
}

function folded(value: unknown): string {
  return String(value).trim().toLowerCase()
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value]
}

function plain({ operator, value }: ConditionRule, title: string): string {
  const words = OPERATORS[operator]
  if (operator === 'null' || operator === 'notNull') return `${title} ${words}`
  return `${title} ${words} ${listOf(value).join(operator === 'between' ? ' and ' : ', ')}`
}

function describeRule(rule: ConditionRule, found: unknown): string {
  const shown = isMissing(found) ? 'it is missing' : `it is ${String(found)}`
  return `${plain(rule, wordsOf(rule.field))} (${shown})`
}

/** `appointment.minutesUntilStart` as "appointment minutes until start". */
function wordsOf(path: string): string {
  const named = path.replace(/^steps\.[^.]+\./, '').replaceAll('.', ' ')
  return named.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function sentence(passed: boolean, results: Checked['results']): string {
  const deciding = results.filter((result) => result.passed === passed)
  const texts = (deciding.length > 0 ? deciding : results).map(({ text }) => text)
  return passed ? `True: ${texts.join('; ')}.` : `Not true that ${texts.join('; ')}.`
}
