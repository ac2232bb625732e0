import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

const WISH = { serviceId: 'svc_neuromodulator', startAt: '2026-11-24T10:00:00-06:00' }

test('for S054 Dr. Lee is eligible and PA Singh is not, with the reasons in words', async () => {
  const { status, body } = await match({ ...WISH, locationId: 'loc_austin' })
  expect(status).toBe(200)
  const verdict = (name: string) =>
    body.verdicts.find((one: { provider: { name: string } }) => one.provider.name === name)
  expect(verdict('Dr. Lee')).toMatchObject({ isEligible: true })
  expect(verdict('PA Singh')).toMatchObject({
    isEligible: false,
    rank: null,
    reasons: expect.arrayContaining([
      { code: 'credential-missing', isMet: false, text: 'No neurotoxin certificate on file' },
    ]),
  })
  expect(body.chosen).toEqual(body.options[0])
  expect(body.options).toHaveLength(2)
  expect(body.endAt).toBe('2026-11-24T16:30:00.000Z')
  expect(body.counterfactual.text).toMatch(/^(Dr\. Lee|NP Martinez) /)
})

test('the mode and the weights decide who comes first', async () => {
  const first = async (change: object) =>
    (await match({ ...WISH, serviceId: 'svc_filler', ...change })).body.chosen.provider.name
  expect(await first({ mode: 'efficiency' })).toBe('PA Singh')
  expect(await first({ preferProviderId: 'prv_lee' })).toBe('Dr. Lee')
})

describe('what cannot be read is answered with a problem that names the field', () => {
  test.each([
    ['serviceId', 'unknown-service', { serviceId: 'svc_none' }],
    ['locationId', 'unknown-location', { locationId: 'loc_none' }],
    ['endAt', 'end-before-start', { endAt: '2026-11-24T10:00:00-06:00' }],
    ['mode', 'unknown-mode', { mode: 'fastest' }],
    ['patientId', 'unknown-patient', { patientId: 'pat_none' }],
    ['preferProviderId', 'unknown-provider', { preferProviderId: 'prv_none' }],
    ['startAt', 'unreadable-time', { startAt: 'tomorrow' }],
    ['startAt', 'unreadable-time', { startAt: 9e15 }],
  ])('%s: %s', async (field, code, change) => {
    const { status, type, body } = await match({ ...WISH, ...change })
    expect(status).toBe(422)
    expect(type).toBe('application/problem+json')
    expect(body.problems).toMatchObject([{ code, field }])
  })
  test('a body that is not of the shape', async () => {
    const { status, type } = await match({ serviceId: 'svc_iv' })
    expect(status).toBe(400)
    expect(type).toBe('application/problem+json')
  })
})

test('OpenAPI says what is asked and answered', async () => {
  const { paths } = await (await createApp(clinic.chairflow).request('/openapi.json')).json()
  const { requestBody, responses } = paths['/api/v1/match'].post
  expect(JSON.stringify(requestBody)).toContain('Keep gaps small')
  expect(JSON.stringify(responses[200])).toContain('counterfactual')
  expect(JSON.stringify(responses[422])).toContain('problems')
})

async function match(body: object) {
  const response = await createApp(clinic.chairflow).request('/api/v1/match', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '127.0.0.1' },
    body: JSON.stringify(body),
  })
  const type = response.headers.get('content-type')
  return { status: response.status, type, body: await response.json() }
}
