import type { Queries } from '@chairflow/node-kit'
import { type Classification, classify, serviceFor } from '@chairflow/scheduling'
import { listServices } from '@chairflow/store'
import { readLexicon } from '../practice/read-lexicon.ts'
import type { Query } from '../query.ts'

type Output = Queries['classify-text']['output']

/** What a text asks for, as services of this practice. */
export const answer: Query<'classify-text'> = (tx, { text }) => {
  const lexicon = readLexicon(tx)
  const services = listServices(tx)
  const classification = classify(lexicon, text)
  const requests = classification.requests.map((request) => {
    const found = serviceFor(lexicon, services, request)
    const choices =
      found.type === 'service' ? [found.service] : found.type === 'several' ? found.services : []
    return {
      category: request.category,
      label: request.label,
      product: request.product,
      amount: request.quantity?.amount ?? null,
      unit: request.quantity?.unit ?? null,
      confidence: request.confidence,
      services: choices.map(({ id, name }) => ({ id, name })),
    }
  })
  return {
    status: classification.status,
    requests,
    modifiers: [...classification.modifiers],
    alternatives: classification.alternatives.map(({ label }) => label),
    reason: reasonOf(classification, requests),
    rest: classification.rest,
  }
}

function reasonOf({ why }: Classification, requests: Output['requests']): string {
  if (why !== null) return why.text
  const missing = requests.find(({ services }) => services.length === 0)
  if (missing !== undefined) return `No service of this practice is “${missing.label}”.`
  const several = requests.find(({ services }) => services.length > 1)
  if (several === undefined) return ''
  return `Several services are “${several.label}”: ${several.services.map(({ name }) => name).join(', ')}.`
}
