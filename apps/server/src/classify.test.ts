import type { PracticeLogLine } from '@chairflow/api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('POST /api/v1/classify', () => {
  test('finds the service of this practice, the product, the amount and what is left', async () => {
    const { status, body } = await classify('Dysport 50 units next tues')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'sure',
      requests: [
        {
          category: 'neuromodulator',
          product: 'Dysport',
          quantity: { amount: 50, unit: 'unit' },
          said: 'Dysport',
          services: [{ id: 'svc_neuromodulator', name: 'Neuromodulator injection' }],
        },
      ],
      why: null,
      rest: 'next tues',
    })
  })

  test('two services in one text come in the order in which they were said', async () => {
    const { body } = await classify('hydrafacial and lip filler')
    expect(body.requests.map(({ category }: { category: string }) => category)).toEqual([
      'hydrafacial',
      'dermal_filler',
    ])
  })

  test('says why it asks back, and guesses nothing', async () => {
    expect((await classify('skin tightening')).body).toMatchObject({
      status: 'ask',
      requests: [],
      why: { code: 'vague' },
      alternatives: [{ category: 'rf_tightening' }, { category: 'us_tightening' }],
    })
    expect((await classify('yesterday was great')).body).toMatchObject({ status: 'unknown' })
  })

  test('a treatment that is no service here names none', async () => {
    expect((await classify('microblading')).body.requests).toMatchObject([{ services: [] }])
  })

  test.each([[{}], [{ text: 'x'.repeat(1001) }], [{ text: 'botox', more: 1 }]])(
    'what is not of the shape is a problem: %#',
    async (body) => {
      const response = await send('POST', '/api/v1/classify', body)
      expect(response.status).toBe(400)
      expect(response.type).toBe('application/problem+json')
      expect(JSON.stringify(response.body)).not.toContain('xxx')
    },
  )
})

describe('the practice’s own words', () => {
  const term = {
    name: 'Glow package',
    category: 'hydrafacial',
    isBrand: false,
    synonyms: ['glow up'],
  }

  test('are understood from then on, and forgotten again', async () => {
    expect((await classify('a glow up please')).body.status).toBe('unknown')
    expect((await send('PUT', '/api/v1/lexicon/Glow%20package', term)).status).toBe(200)
    expect((await classify('a glow up please')).body).toMatchObject({
      status: 'sure',
      requests: [{ services: [{ id: 'svc_hydrafacial' }] }],
    })
    const { body } = await send('GET', '/api/v1/lexicon')
    const own = body.items.filter(({ isOwn }: { isOwn: boolean }) => isOwn)
    expect(own).toMatchObject([{ name: 'Glow package' }])
    expect((await send('DELETE', '/api/v1/lexicon/glow%20package')).status).toBe(204)
    expect((await classify('a glow up please')).body.status).toBe('unknown')
    expect((await send('DELETE', '/api/v1/lexicon/glow%20package')).status).toBe(404)
    const log = (await send('GET', '/api/v1/practice/log?kind=word')).body.items
    expect(log.map(({ actor, text }: PracticeLogLine) => [actor, text])).toEqual([
      ['local user', 'Removed the word “Glow package”.'],
      ['local user', 'Added the word “Glow package”.'],
    ])
  })

  test('a brand that is not in stock is told, never booked', async () => {
    const toxin = { name: 'Botox', category: 'neuromodulator', isBrand: true, synonyms: [] }
    await send('PUT', '/api/v1/lexicon/Botox', { ...toxin, isOffered: false })
    expect((await classify('botox friday')).body).toMatchObject({
      status: 'ask',
      why: { code: 'not-offered', text: 'Botox is not offered here.' },
    })
  })

  test.each([
    ['category', 'unknown-category', { category: 'haircut' }],
    ['name', 'names-differ', { name: 'Another' }],
  ])('%s: %s', async (field, code, change) => {
    const { status, body } = await send('PUT', '/api/v1/lexicon/Glow%20package', {
      ...term,
      ...change,
    })
    expect(status).toBe(422)
    expect(body.problems).toMatchObject([{ field, code }])
  })
})

test('OpenAPI says what is asked and answered', async () => {
  const { paths } = await (await createApp(clinic.chairflow).request('/openapi.json')).json()
  const { requestBody, responses } = paths['/api/v1/classify'].post
  expect(JSON.stringify(requestBody)).toContain('text')
  expect(JSON.stringify(responses[200])).toContain('alternatives')
})

const classify = (text: string) => send('POST', '/api/v1/classify', { text })

async function send(method: string, path: string, body?: object) {
  const headers = { 'content-type': 'application/json', host: '127.0.0.1' }
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
  const response = await createApp(clinic.chairflow).request(path, init)
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: text === '' ? null : JSON.parse(text),
  }
}
