import type { Queries, StepEvent } from '@chairflow/node-kit'
import { describe, expect, test } from 'vitest'
import { behavior } from './behavior.ts'

type Answer = Queries['classify-text']['output']

const toxin = {
  category: 'neuromodulator',
  label: 'Neuromodulator injection',
  product: 'Dysport',
  amount: 50,
  unit: 'unit',
  confidence: 0.97,
  services: [{ id: 'svc_toxin', name: 'Neuromodulator injection' }],
}
const facial = {
  ...toxin,
  category: 'facial',
  label: 'Facial',
  product: null,
  amount: null,
  unit: null,
  services: [
    { id: 'svc_a', name: 'Acne facial' },
    { id: 'svc_b', name: 'Signature facial' },
  ],
}
const answer: Answer = {
  status: 'sure',
  requests: [toxin],
  modifiers: [],
  alternatives: [],
  reason: '',
  rest: 'next tues',
}

test('the text is filled in and asked about', () => {
  const context = { render: () => ' lip flip ' } as never
  const decision = behavior(config, { type: 'entered', at: 0 }, context)
  expect(decision.actions).toMatchObject([{ query: 'classify-text', input: { text: 'lip flip' } }])
})

describe('understood', () => {
  test('hands on the service, the product, the amount and what is left of the text', () => {
    expect(decided(answer)).toEqual({
      type: 'leave',
      port: 'understood',
      output: {
        service: { id: 'svc_toxin', name: 'Neuromodulator injection' },
        product: 'Dysport',
        amount: 50,
        unit: 'unit',
        also: [],
        modifiers: [],
        rest: 'next tues',
      },
    })
  })

  test('a second service of the same text goes along', () => {
    const second = { ...facial, services: facial.services.slice(0, 1) }
    expect(decided({ ...answer, requests: [toxin, second] })).toMatchObject({
      port: 'understood',
      output: { also: [{ label: 'Facial' }] },
    })
  })
})

describe('unclear', () => {
  test('when several services may be meant, and asks which', () => {
    expect(decided({ ...answer, requests: [facial] })).toMatchObject({
      port: 'unclear',
      output: { question: 'Do you mean Acne facial or Signature facial?', text: 'what they wrote' },
    })
  })

  test('when one of two is not a service here', () => {
    const unknown = { ...facial, services: [] }
    expect(decided({ ...answer, requests: [toxin, unknown] })).toMatchObject({ port: 'unclear' })
  })

  test('when it is less sure than this practice wants', () => {
    const less = { ...toxin, confidence: 0.8 }
    expect(decided({ ...answer, requests: [less] })).toMatchObject({ port: 'understood' })
    expect(decided({ ...answer, requests: [less] }, 90)).toMatchObject({ port: 'unclear' })
  })

  test('when nothing is known, with a question that is open', () => {
    const unknown = { ...answer, status: 'unknown', requests: [], reason: 'No treatment.' } as const
    expect(decided(unknown)).toMatchObject({
      port: 'unclear',
      output: { reason: 'No treatment.', question: 'Which treatment would you like to book?' },
    })
  })

  test('when it is vague, with what may be meant', () => {
    const alternatives = ['RF skin tightening', 'Ultrasound tightening']
    expect(decided({ ...answer, status: 'ask', requests: [], alternatives })).toMatchObject({
      output: { question: 'Do you mean RF skin tightening or Ultrasound tightening?' },
    })
  })
})

const config = { text: '{{ message.text }}', leastConfidencePercent: 70 }

function decided(output: Answer, leastConfidencePercent = 70) {
  const event: StepEvent = { type: 'queryAnswered', at: 0, name: 'read', output }
  const context = { memory: { text: 'what they wrote' } } as never
  return behavior({ ...config, leastConfidencePercent }, event, context).outcome
}
