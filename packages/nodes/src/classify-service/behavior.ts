import {
  type Behavior,
  leave,
  type Queries,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

type Memory = { readonly text: string }
type Answer = Queries['classify-text']['output']
type Config = Static<(typeof definition)['config']>

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const text = context.render(config.text).trim()
      const ask = { type: 'query', name: 'read', query: 'classify-text', input: { text } } as const
      return stay<Memory>({ text }, '', { actions: [ask] })
    }
    case 'queryAnswered':
      return decide(config, event.output as Answer, context.memory?.text ?? '')
    default:
      return unexpectedEvent(event)
  }
}

/** Every request must be clear: half an appointment would be a wrong one. */
function decide(config: Config, answer: Answer, text: string): StepDecision<Memory> {
  const least = config.leastConfidencePercent / 100
  const clear = answer.requests.every(
    ({ confidence, services }) => confidence >= least && services.length === 1,
  )
  const [first, ...more] = answer.requests
  const service = first?.services[0]
  if (answer.status !== 'sure' || !clear || first === undefined || service === undefined) {
    return unclear(answer, text)
  }
  const { product, amount, unit } = first
  const output = {
    service,
    product: product ?? '',
    amount: amount ?? 0,
    unit: unit ?? '',
    also: more,
    modifiers: answer.modifiers,
    rest: answer.rest,
  }
  const also = more.length === 0 ? '' : ` and ${more.map(({ label }) => label).join(' and ')}`
  return leave('understood', output, `They ask for ${service.name}${also}.`, { data: { answer } })
}

function unclear(answer: Answer, text: string): StepDecision<Memory> {
  const reason = answer.reason === '' ? 'It is not sure enough what is meant.' : answer.reason
  const choices = choicesOf(answer)
  const question =
    choices.length < 2
      ? 'Which treatment would you like to book?'
      : `Do you mean ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}?`
  return leave('unclear', { reason, question, text, alternatives: choices }, reason, {
    data: { answer },
  })
}

function choicesOf({ requests, alternatives }: Answer): readonly string[] {
  const several = requests.find(({ services }) => services.length > 1)
  return several === undefined ? alternatives : several.services.map(({ name }) => name)
}
