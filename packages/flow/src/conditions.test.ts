import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Operator, operators } from './condition-rule.ts'
import {
  checkCondition,
  conditionVariables,
  describeCondition,
  isConditionRules,
} from './conditions.ts'

const facts: Readonly<Record<string, unknown>> = {
  minutes: 90,
  name: 'Botox visit',
  empty: '',
  tags: ['VIP', 'non-smoker'],
  place: { name: 'Downtown' },
}
const read = (path: string) => facts[path]

describe('a rule', () => {
  const cases: readonly (readonly [string, Operator, unknown, boolean])[] = [
    ['minutes', '=', 90, true],
    ['minutes', '=', '90', true],
    ['minutes', '!=', 90, false],
    ['minutes', '<', 90, false],
    ['minutes', '<=', 90, true],
    ['minutes', '>', '60', true],
    ['minutes', '>=', 91, false],
    ['minutes', 'between', [60, 90], true],
    ['minutes', 'between', '91, 120', false],
    ['minutes', 'in', '30, 90', true],
    ['minutes', 'notIn', [30, 90], false],
    ['name', 'contains', 'botox', true],
    ['name', 'beginsWith', 'visit', false],
    ['empty', 'null', null, true],
    ['nowhere', 'null', null, true],
    ['name', 'notNull', null, true],
    ['nowhere', '=', 'x', false],
    ['nowhere', '!=', 'x', false],
    ['minutes', '>', '', false],
    ['minutes', '>=', null, false],
    ['minutes', 'between', [null, null], false],
    ['tags', '<', 5, false],
    ['name', 'contains', '', false],
    ['tags', 'contains', 'vip', true],
    ['tags', 'contains', 'smoker', false],
    ['place', '=', '[object Object]', false],
  ]
  test.each(cases)('%s %s %j is %s', (field, operator, value, passed) => {
    const rules = { combinator: 'and', rules: [{ field, operator, value }] }
    expect(checkCondition(rules, read).passed).toBe(passed)
  })
})

test('groups combine with and, or and not, to any agreed depth', () => {
  const yes = { field: 'minutes', operator: '=', value: 90 }
  const no = { field: 'minutes', operator: '=', value: 1 }
  const check = (rules: unknown) => checkCondition(rules, read).passed
  expect(check({ combinator: 'or', rules: [no, { combinator: 'and', rules: [yes, yes] }] })).toBe(
    true,
  )
  expect(check({ combinator: 'and', not: true, rules: [yes] })).toBe(false)
})

test('the reason names the rules that decided, and what the value was', () => {
  const rules = { combinator: 'and', rules: [{ field: 'minutes', operator: '>=', value: 120 }] }
  expect(checkCondition(rules, read).because).toBe(
    'Not true that minutes is at least 120 (it is 90).',
  )
})

test('the rules in words name the fields as the reader knows them', () => {
  const rules = {
    combinator: 'or',
    rules: [
      { field: 'minutes', operator: 'between', value: [60, 90] },
      { combinator: 'and', not: true, rules: [{ field: 'name', operator: 'null' }] },
      { field: 'name', operator: 'in', value: 'Botox, Filler' },
    ],
  }
  expect(describeCondition(rules, (path) => `the ${path}`)).toBe(
    'the minutes is between 60 and 90 or (not (the name is missing)) or the name is one of Botox, Filler',
  )
  expect(conditionVariables(rules)).toEqual(['minutes', 'name'])
})

describe('a tree of rules is refused', () => {
  const rule = { field: 'minutes', operator: '=', value: 90 }
  const group = (rules: readonly unknown[]) => ({ combinator: 'and', rules })
  const nested = (depth: number): unknown => (depth === 0 ? rule : group([nested(depth - 1)]))
  const many = (count: number) => Array.from({ length: count }, () => rule)

  test.each([
    ['deeper than 8 groups in a group', nested(9), nested(10)],
    ['of more than 100 rules in one group', group(many(100)), group(many(101))],
    [
      'of more than 100 rules in all',
      group([group(many(50)), group(many(50))]),
      group([group(many(50)), group(many(51))]),
    ],
    ['with an operator nobody knows', group([rule]), group([{ ...rule, operator: 'matches' }])],
    ['with a rule that is also a group', group([rule]), group([{ ...rule, rules: 1 }])],
    ['without a rule', group([rule]), group([])],
  ])('%s', (_name, allowed, refused) => {
    expect(isConditionRules(allowed)).toBe(true)
    expect(isConditionRules(refused)).toBe(false)
    expect(checkCondition(refused, read)).toMatchObject({ passed: false, results: [] })
  })
})

test('whatever is stored as rules is answered, never thrown', () => {
  fc.assert(
    fc.property(fc.anything(), (rules) => {
      expect(typeof checkCondition(rules, read).passed).toBe('boolean')
      expect(Array.isArray(conditionVariables(rules))).toBe(true)
      expect(typeof describeCondition(rules)).toBe('string')
    }),
  )
})

test('whatever a variable or a rule holds is compared, never thrown', () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true })
  const odd = fc.oneof(anything, fc.constantFrom({ toString: 1 }, [{ toString: 1 }]))
  fc.assert(
    fc.property(fc.constantFrom(...operators), odd, odd, (operator, value, found) => {
      const rules = { combinator: 'and', rules: [{ field: 'a', operator, value }] }
      expect(typeof checkCondition(rules, () => found).passed).toBe('boolean')
      expect(typeof describeCondition(rules)).toBe('string')
    }),
  )
})
