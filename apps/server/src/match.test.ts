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

describe('the end of the visit', () => {
  const BEFORE_LUNCH = { ...WISH, startAt: '2026-11-23T11:30:00-06:00' }
  const isLeeFree = ({ body }: Awaited<ReturnType<typeof match>>) =>
    body.options.some(({ provider }: { provider: { name: string } }) => provider.name === 'Dr. Lee')
  test('may be said: a longer visit is judged to its end, and offered so long', async () => {
    expect(isLeeFree(await match(BEFORE_LUNCH))).toBe(true)
    const short = await match({ ...BEFORE_LUNCH, endAt: '2026-11-23T12:45:00-06:00' })
    expect(isLeeFree(short)).toBe(true)
    expect(short.body.endAt).toBe('2026-11-23T18:45:00.000Z')
    expect(short.body.chosen.endAt).toBe('2026-11-23T18:45:00.000Z')
    const long = await match({ ...BEFORE_LUNCH, endAt: '2026-11-23T12:50:00-06:00' })
    expect(isLeeFree(long)).toBe(false)
  })
  test('is not said: the service takes as long as it does at the location, also when nobody can', async () => {
    await lengthenAt('loc_austin', 50)
    expect((await match(WISH)).body.endAt).toBe('2026-11-24T16:50:00.000Z')
    const atNight = await match({ ...WISH, startAt: '2026-11-24T03:00:00-06:00' })
    expect(atNight.body.chosen).toBeNull()
    expect(atNight.body.endAt).toBe('2026-11-24T09:50:00.000Z')
  })
})

describe('what cannot be read is answered with a problem that names the field', () => {
  test.each([
    ['serviceId', 'unknown-service', { serviceId: 'svc_none' }],
    ['locationId', 'unknown-location', { locationId: 'loc_none' }],
    ['endAt', 'end-before-start', { endAt: '2026-11-24T10:00:00-06:00' }],
    ['endAt', 'end-before-start', { endAt: '2026-11-24T09:00:00-06:00' }],
    ['endAt', 'impossible-length', { endAt: '2026-11-24T10:00:30-06:00' }],
    ['endAt', 'impossible-length', { endAt: '2026-11-25T10:00:01-06:00' }],
    ['endAt', 'unreadable-time', { endAt: 'noon' }],
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
  expect(JSON.stringify(requestBody)).toContain('as long as the service takes at the location')
  expect(JSON.stringify(responses[200])).toContain('counterfactual')
  expect(JSON.stringify(responses[422])).toContain('problems')
})

async function lengthenAt(locationId: string, durationMinutes: number) {
  const { serviceId } = WISH
  const app = createApp(clinic.chairflow)
  const headers = { 'content-type': 'application/json', host: '127.0.0.1' }
  const listed = await (await app.request(`/api/v1/services/${serviceId}`, { headers })).json()
  const body = JSON.stringify({ ...listed, overrides: [{ locationId, durationMinutes }] })
  const response = await app.request(`/api/v1/services/${serviceId}`, {
    ...{ method: 'PUT', headers, body },
  })
  expect(response.status).toBe(200)
}

async function match(body: object) {
  const response = await createApp(clinic.chairflow).request('/api/v1/match', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '127.0.0.1' },
    body: JSON.stringify(body),
  })
  const type = response.headers.get('content-type')
  return { status: response.status, type, body: await response.json() }
}
