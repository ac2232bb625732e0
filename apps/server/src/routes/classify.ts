import { ClassifyAnswer, ClassifyWish, ProblemDocument } from '@chairflow/api'
import { readLexicon } from '@chairflow/runtime'
import {
  type ClassifiedRequest,
  type CompiledLexicon,
  classify,
  type Service,
  serviceFor,
} from '@chairflow/scheduling'
import { listServices } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { jsonBody } from '../validated.ts'

/** What a text asks for, as services of this practice. Nothing is kept. */
export function classifyRoutes({ runtime }: Chairflow): Hono {
  return new Hono().post(
    '/',
    answers(ClassifyAnswer, 'What is meant, or why that is not clear.'),
    answers(ProblemDocument, 'The body has no text, or one of over 1,000 characters.', 400),
    jsonBody(ClassifyWish),
    (c) => {
      const { text } = c.req.valid('json')
      const answer = runtime.store.read((tx): ClassifyAnswer => {
        const lexicon = readLexicon(tx)
        const services = listServices(tx)
        const { requests, modifiers, alternatives, ...rest } = classify(lexicon, text)
        return {
          ...rest,
          modifiers: [...modifiers],
          alternatives: [...alternatives],
          requests: requests.map((request) => requestView(lexicon, services, request)),
        }
      })
      return c.json(answer)
    },
  )
}

function requestView(
  lexicon: CompiledLexicon,
  services: readonly Service[],
  request: ClassifiedRequest,
): ClassifyAnswer['requests'][number] {
  const found = serviceFor(lexicon, services, request)
  const { category, label, product, confidence, said, quantity } = request
  const meant =
    found.type === 'service' ? [found.service] : found.type === 'several' ? found.services : []
  return {
    ...{ category, label, product, confidence, said, quantity },
    services: meant.map(({ id, name }) => ({ id, name })),
  }
}
