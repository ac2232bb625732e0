import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVariable, variablesOf } from './variables.ts'

describe('a variable is read by its path', () => {
  const scope = {
    patient: { firstName: 'Ann', room: null },
    steps: { 'n-match': { tags: ['a', 'b'] } },
  }
  test.each([
    ['patient.firstName', 'Ann'],
    ['patient.room', null],
    ['steps.n-match.tags', ['a', 'b']],
    ['steps.n-match.tags.1', 'b'],
    ['patient.lastName', undefined],
    ['patient.room.name', undefined],
    ['patient.firstName.length', undefined],
    ['', undefined],
    ['patient.', undefined],
    ['patient.constructor', undefined],
    ['patient.__proto__', undefined],
    ['__proto__.toString', undefined],
    ['patient.toString', undefined],
    ['steps.n-match.tags.map', undefined],
  ])('%s', (path, value) => expect(readVariable(scope, path)).toEqual(value))

  test('a property that only looks like the prototype is not read either', () => {
    const stored: unknown = JSON.parse('{"__proto__":{"a":1},"b":{"constructor":{"a":2}}}')
    expect(readVariable(stored, '__proto__.a')).toBeUndefined()
    expect(readVariable(stored, 'b.constructor.a')).toBeUndefined()
  })

  test('whatever the scope and the path are, reading never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (anything, path) => {
        expect(() => readVariable(anything, path)).not.toThrow()
      }),
    )
  })
})

test('a schema promises what is in it, named by title and kind; lists are not entered', () => {
  const person = {
    type: 'object',
    title: 'Person',
    'x-is': 'person',
    properties: { firstName: { type: 'string', title: 'First name' } },
  }
  const schema = {
    type: 'object',
    properties: {
      patient: person,
      people: { type: 'array', 'x-is': 'people', title: 'People', items: person },
      room: { anyOf: [{ type: 'null' }, person], title: 'Room' },
      startAt: { type: 'number', 'x-is': 'instant' },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      anything: {},
    },
  }
  const listed = variablesOf(schema, 'steps.n').map(
    ({ path, title, kind, hasParts }) => `${path} ${title} ${kind}${hasParts ? ' +' : ''}`,
  )
  expect(listed).toEqual([
    'steps.n.patient Person person +',
    'steps.n.patient.firstName First name string',
    'steps.n.people People people +',
    'steps.n.room Room person +',
    'steps.n.room.firstName First name string',
    'steps.n.startAt startAt instant',
    'steps.n.note note string',
    'steps.n.anything anything value',
  ])
  expect(variablesOf({})).toEqual([])
})
