import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T } from 'typebox'
import { type ConditionRule, OPERATORS, operators } from './condition-rule.ts'
import { isMissing, listOf, rulePasses, shownValue } from './rule-passes.ts'

const DEEPEST = 8
const MOST_RULES = 100

const Rule = T.Object({
  field: T.String({ minLength: 1, maxLength: 200 }),
  operator: T.Union(operators.map((operator) => T.Literal(operator))),
  value: T.Optional(T.Unknown()),
})

/** The form react-querybuilder stores; a fixed set of operators, nothing that runs as code. */
const GroupShape = T.Object({
  combinator: T.Union([T.Literal('and'), T.Literal('or')]),
  not: T.Optional(T.Boolean()),
  rules: T.Array(T.Unknown(), { minItems: 1, maxItems: MOST_RULES }),
})

export type ConditionRules = Omit<Static<typeof GroupShape>, 'rules'> & {
  readonly rules: readonly (ConditionRule | ConditionRules)[]
}

export type Checked = {
  readonly passed: boolean
  /** One sentence: which rules decided. */
  readonly because: string
  readonly results: readonly { readonly text: string; readonly passed: boolean }[]
}

const ajv = new Ajv2020({ strict: false })
const isRule = ajv.compile(Rule)
const isGroup = ajv.compile(GroupShape)

/** True for a tree of rules that can be checked: at most 8 groups deep, 100 rules in all. */
export function isConditionRules(value: unknown): value is ConditionRules {
  return isTree(value, 0) && leaves(value).length <= MOST_RULES
}

function isTree(value: unknown, depth: number): value is ConditionRules {
  if (depth > DEEPEST || !isGroup(value)) return false
  const { rules } = value as { readonly rules: readonly unknown[] }
  return rules.every((rule) => isTree(rule, depth + 1) || isLeaf(rule))
}

/** A rule that also holds rules is neither: it would be read in two ways. */
function isLeaf(rule: unknown): boolean {
  return isRule(rule) && !('rules' in rule)
}

/** Total: a value that is missing makes its rule untrue and is named as missing. */
export function checkCondition(rules: unknown, read: (path: string) => unknown): Checked {
  if (!isConditionRules(rules)) {
    return { passed: false, because: 'The rules cannot be read.', results: [] }
  }
  const results = leaves(rules).map((rule) => ({
    text: describeRule(rule, read(rule.field)),
    passed: rulePasses(rule, read(rule.field)),
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
    'rules' in rule ? evaluate(rule, read) : rulePasses(rule, read(rule.field))
  const passed = group.combinator === 'and' ? group.rules.every(test) : group.rules.some(test)
  return group.not ? !passed : passed
}

function leaves(group: ConditionRules): readonly ConditionRule[] {
  return group.rules.flatMap((rule) => ('rules' in rule ? leaves(rule) : [rule]))
}

function plain({ operator, value }: ConditionRule, title: string): string {
  const words = OPERATORS[operator]
  if (operator === 'null' || operator === 'notNull') return `${title} ${words}`
  const wanted = listOf(value)
    .map(shownValue)
    .join(operator === 'between' ? ' and ' : ', ')
  return `${title} ${words} ${wanted}`
}

function describeRule(rule: ConditionRule, found: unknown): string {
  const shown = isMissing(found) ? 'it is missing' : `it is ${shownValue(found)}`
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
