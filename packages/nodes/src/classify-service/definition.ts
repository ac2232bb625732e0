import { defineNode, ServiceRequest } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const MOST_SURE_PERCENT = 100

export const definition = defineNode({
  type: 'classify-service',
  version: 1,
  title: 'Understand the request',
  description: 'Reads what somebody wrote and finds the service they mean, or says it is unsure.',
  category: 'scheduling',
  icon: 'IconMessageQuestion',
  role: 'step',
  config: T.Object(
    {
      text: T.String({
        title: 'What they wrote',
        minLength: 1,
        maxLength: 1000,
        'x-kind': 'template',
      }),
      leastConfidencePercent: T.Integer({
        title: 'How sure it must be, in percent',
        minimum: 50,
        maximum: MOST_SURE_PERCENT,
        default: 70,
        description: 'Below that a person is asked. Nothing is guessed.',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { leastConfidencePercent: 70 },
  ports: () => [
    {
      name: 'understood',
      label: 'The service is clear',
      required: true,
      tone: 'good',
      output: T.Object({
        service: T.Object(
          { id: T.String({ title: 'Id' }), name: T.String({ title: 'Name' }) },
          { title: 'Service', 'x-is': 'service' },
        ),
        product: T.String({ title: 'Product, if one was named' }),
        amount: T.Number({ title: 'Amount, 0 if none was said' }),
        unit: T.String({ title: 'Unit of the amount' }),
        also: T.Array(ServiceRequest, { title: 'Further services in the same text' }),
        modifiers: T.Array(T.String(), { title: 'What kind of visit' }),
        rest: T.String({ title: 'What is left of the text' }),
      }),
    },
    {
      name: 'unclear',
      label: 'It is not clear',
      required: true,
      tone: 'bad',
      output: T.Object({
        reason: T.String({ title: 'Why it is not clear' }),
        question: T.String({ title: 'What to ask back' }),
        text: T.String({ title: 'What they wrote' }),
        alternatives: T.Array(T.String(), { title: 'What may be meant' }),
      }),
    },
  ],
  connections: [],
  summarize: (config) => {
    const { leastConfidencePercent } = config as { readonly leastConfidencePercent?: unknown }
    return `Find the service that is meant; ask a person below ${leastConfidencePercent} %`
  },
})
