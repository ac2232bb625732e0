import { parseFlow } from '@chairflow/flow'
import { listCredentials, listOffersOf, saveCredential } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await fillGapsWithDysport()
})
afterEach(() => clinic.close())

test('a time that is offered for a product stays on offer while the certificates cover that product', async () => {
  await clinic.cancel()
  expect(offer()).toMatchObject({ status: 'offered', product: 'Dysport' })
  await cover(['Dysport'])
  expect(offer()).toMatchObject({ status: 'offered' })
})

test('a certificate that covers that product no more ends the offers in the same commit', async () => {
  await coverFromTheStart(['Dysport'])
  await clinic.cancel()
  expect(offer()).toMatchObject({ status: 'offered' })
  await cover(['Botox'])
  expect(offer()).toMatchObject({ status: 'closed' })
})

/** The gap-fill recipe of the demo, for people who want Dysport. */
async function fillGapsWithDysport() {
  const { document } = await requestFlows(clinic, 'GET', '/flw_gap_fill')
  const parsed = parseFlow(document)
  if (!parsed.ok) throw new Error('the flow of the demo is damaged')
  const { nodes, edges, ...logic } = parsed.flow.logic
  const product = 'steps.n_words.product'
  const text = 'Dysport 50 units, please'
  const config = { text, leastConfidencePercent: 60 }
  const words = { id: 'n_words', type: 'classify-service', v: 1, config }
  await publish(
    clinic,
    {
      ...logic,
      nodes: [
        words,
        ...nodes.map((node) =>
          node.id === 'n_match' ? { ...node, config: { ...node.config, product } } : node,
        ),
      ],
      edges: [
        ...edges.map((one) =>
          one.from === 'n_soon' && one.port === 'yes' ? { ...one, to: 'n_words' } : one,
        ),
        { id: 'e_words', from: 'n_words', port: 'understood', to: 'n_match' },
        { id: 'e_unclear', from: 'n_words', port: 'unclear', to: 'n_late' },
      ],
    },
    'flw_gap_fill',
  )
}

function cards() {
  return clinic.chairflow.runtime.store.read(listCredentials)
}

async function coverFromTheStart(products: readonly string[]) {
  await clinic.chairflow.runtime.store.write((tx) => {
    for (const card of listCredentials(tx)) saveCredential(tx, { ...card, products: [...products] })
  })
}

async function cover(products: readonly string[]) {
  const headers = { 'content-type': 'application/json' }
  const app = createApp(clinic.chairflow)
  const { providerId } = offer()
  for (const card of cards().filter((one) => one.providerId === providerId)) {
    const body = JSON.stringify({ ...card, products })
    const path = `/api/v1/credentials/${card.id}`
    const response = await app.request(path, { method: 'PUT', headers, body })
    expect(response.status, await response.text()).toBe(200)
  }
}

function offer() {
  const [found] = clinic.chairflow.runtime.store.read((tx) =>
    listOffersOf(tx, 'pat_01', { limit: 1 }),
  )
  if (found === undefined) throw new Error('nothing was offered')
  return found
}
