import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkCondition,
  conditionVariables,
  describeCondition,
  type Operator,
} from './conditions.ts'

const facts: Readonly<Record<string, unknown>> = { minutes: 90, name: 'Botox visit', empty: '' }
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

test('whatever is stored as rules is answered, never thrown', () => {
  fc.assert(
    fc.property(fc.anything(), (rules) => {
      expect(typeof checkCondition(rules, read).passed).toBe('boolean')
      expect(Array.isArray(conditionVariables(rules))).toBe(true)
      expect(typeof describeCondition(rules)).toBe('string')
    }),
  )
})
