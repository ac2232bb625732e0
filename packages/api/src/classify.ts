import { LexiconTerm } from '@chairflow/scheduling'
import { type Static, Type as T } from 'typebox'
import { Named } from './fields.ts'

export const ClassifyWish = T.Object(
  { text: T.String({ maxLength: 1000, description: 'What somebody wrote' }) },
  { additionalProperties: false },
)
export type ClassifyWish = Static<typeof ClassifyWish>

const NullableText = T.Union([T.String(), T.Null()])

export const ClassifyAnswer = T.Object({
  status: T.Unsafe<'sure' | 'ask' | 'unknown'>({
    type: 'string',
    enum: ['sure', 'ask', 'unknown'],
    description: 'ask: something is meant, and a person or a question has to settle what',
  }),
  requests: T.Array(
    T.Object({
      category: T.String(),
      label: T.String(),
      product: NullableText,
      quantity: T.Union([
        T.Object({
          amount: T.Union([T.Number(), T.Null()], { description: 'Null where a range was said' }),
          unit: T.String(),
        }),
        T.Null(),
      ]),
      confidence: T.Number({ minimum: 0, maximum: 1 }),
      said: T.String(),
      services: T.Array(Named, { description: 'Of this practice; one where it is clear' }),
    }),
    { description: 'In the order in which they were said' },
  ),
  modifiers: T.Array(T.String()),
  alternatives: T.Array(T.Object({ category: T.String(), label: T.String() })),
  why: T.Union([T.Object({ code: T.String(), text: T.String() }), T.Null()]),
  rest: T.String(),
})
export type ClassifyAnswer = Static<typeof ClassifyAnswer>

export const LexiconAnswer = T.Object({
  categories: T.Array(T.Object({ id: T.String(), label: T.String() })),
  items: T.Array(
    T.Object({
      ...LexiconTerm.properties,
      isOwn: T.Boolean({ description: 'Added or changed by this practice' }),
    }),
  ),
  nextCursor: T.Null(),
})
export type LexiconAnswer = Static<typeof LexiconAnswer>
