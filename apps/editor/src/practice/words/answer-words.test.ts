import type { ClassifyAnswer } from '@chairflow/api'
import { expect, test } from 'vitest'
import { factsOf, isSettled, whyOpen } from './answer-words.ts'

type Request = ClassifyAnswer['requests'][number]

const filler: Request = {
  ...{ category: 'dermal_filler', label: 'Dermal filler', product: 'Restylane', said: 'restylane' },
  ...{ quantity: { amount: 2, unit: 'syringe' }, confidence: 0.97 },
  services: [{ id: 's1', name: 'Filler' }],
}
const answer = (change: Partial<ClassifyAnswer>): ClassifyAnswer => ({
  ...{ status: 'sure', requests: [filler], modifiers: [], alternatives: [], why: null, rest: '' },
  ...change,
})

test('a text is settled when every treatment in it is surely one service', () => {
  expect(isSettled(answer({}))).toBe(true)
  expect(whyOpen(answer({}))).toBeNull()
  expect(factsOf(filler)).toEqual([
    'Your service: Filler',
    'Product: Restylane',
    'Amount: 2 syringe',
  ])
})

test('else it is said why a person decides', () => {
  const other = { ...filler, services: [] }
  expect(whyOpen(answer({ requests: [filler, other] }))).toBe('None of your services is that.')
  const twin = { ...filler, services: [...filler.services, { id: 's2', name: 'Lips' }] }
  expect(whyOpen(answer({ requests: [twin] }))).toBe(
    'Several of your services are that: Filler, Lips',
  )
  expect(whyOpen(answer({ requests: [{ ...filler, confidence: 0.69 }] }))).toMatch(/below 70 %/)
  const why = { code: 'vague', text: 'Several treatments are called that.' }
  expect(whyOpen(answer({ status: 'ask', requests: [], why }))).toBe(why.text)
})
