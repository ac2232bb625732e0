import { visitSpans } from '@chairflow/scheduling'
import { placeHold } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

/** Tuesday morning at the demo practice. */
const WISH = {
  serviceId: 'svc_neuromodulator',
  from: '2026-11-24T10:00:00-06:00',
  until: '2026-11-24T12:00:00-06:00',
}

describe('free times', () => {
  test('name everybody who can, the room, and the time in words of the location', async () => {
    const { status, body } = await ask(WISH)
    expect(status).toBe(200)
    expect(body.items[0]).toMatchObject({
      startAt: '2026-11-24T16:00:00.000Z',
      endAt: '2026-11-24T16:30:00.000Z',
      words: 'Tuesday, November 24, 10:00 AM',
      location: { name: 'Lumen Aesthetics South Congress' },
      miles: null,
      room: { name: expect.stringContaining('Treatment room') },
    })
    const names = body.items[0].providers.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['Dr. Lee', 'NP Martinez'])
    expect(body).toMatchObject({ total: body.items.length, reasons: [], relaxations: [] })
  })

  test('only as many are shown as are asked for, and all are counted', async () => {
    const { body } = await ask({ ...WISH, limit: 2 })
    expect(body.items).toHaveLength(2)
    expect(body.total).toBeGreaterThan(2)
  })

  test('a field that is missing and one that is not known are named in plain words', async () => {
    const { until, ...rest } = WISH
    const { status, body } = await ask({ ...rest, to: until })
    expect(status).toBe(400)
    expect(body.detail).toBe('Please correct: until is missing; to is not known here.')
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/until',
      '#/to',
    ])
  })

  test('what is held is free for nobody else until the hold runs out', async () => {
    const { store } = clinic.chairflow.runtime
    const startAt = Date.parse('2026-11-24T16:00:00Z')
    const spans = ['prv_lee', 'prv_martinez'].flatMap((providerId) =>
      visitSpans(
        { startAt, endAt: startAt + 30 * 60_000 },
        { providerId, roomId: null, equipmentIds: [], patientId: null },
        { beforeMs: 0, afterMs: 0 },
      ),
    )
    const at = clinic.clock.now()
    const hold = { id: 'hold', executionId: null, spans, at, expiresAt: at + 60_000 }
    await store.write((tx) => placeHold(tx, { ...hold, leeway: 'none' }))
    const first = async () => (await ask(WISH)).body.items[0].startAt
    expect(await first()).toBe('2026-11-24T16:30:00.000Z')
    clinic.clock.advance(60_000)
    expect(await first()).toBe('2026-11-24T16:00:00.000Z')
  })

  test('another location is offered within the miles only, and never on an unknown zip', async () => {
    const near = (zip: string, atMostMiles: number) => ask({ ...WISH, near: { zip, atMostMiles } })
    const [close, far] = [await near('78704', 10), await near('90210', 10)]
    expect(close.body.items[0].miles).toBeLessThan(10)
    expect(far.body.total).toBe(0)
    expect((await near('no zip', 500)).body.total).toBe(0)
    const home = { zip: 'no zip', atMostMiles: 0, homeLocationId: 'loc_austin' }
    expect((await ask({ ...WISH, near: home })).body.total).toBeGreaterThan(0)
  })

  test('where there is none, the reason is told and what would have to give', async () => {
    const night = { ...WISH, times: [{ days: [2], from: '03:00', to: '04:00' }] }
    const { body } = await ask(night)
    expect(body).toMatchObject({ items: [], total: 0 })
    expect(body.reasons.map(({ code }: { code: string }) => code)).toContain('outside-wishes')
    expect(body.relaxations).toContainEqual({
      change: 'any-time',
      text: 'There is time at other hours or on other days',
      firstStartAt: '2026-11-24T16:00:00.000Z',
    })
  })
})

describe('what cannot be searched is answered with a problem that names the field', () => {
  test.each([
    ['serviceId', 'unknown-service', { serviceId: 'svc_none' }],
    ['until', 'end-before-start', { until: WISH.from }],
    ['until', 'range-too-long', { until: '2027-01-25T10:00:01-06:00' }],
    ['timeZone', 'unknown-zone', { timeZone: 'America/Gotham' }],
    ['timeZone', 'unknown-zone', { timeZone: '+01:00' }],
    ['timeZone', 'unknown-zone', { timeZone: 'PST' }],
    ['from', 'unreadable-time', { from: 'tomorrow' }],
    ['locationIds.1', 'unknown-location', { locationIds: ['loc_austin', 'loc_none'] }],
    ['onlyProviderIds.0', 'unknown-provider', { onlyProviderIds: ['prv_none'] }],
    ['preferProviderId', 'unknown-provider', { preferProviderId: 'prv_none' }],
    ['patientId', 'unknown-patient', { patientId: 'pat_none' }],
    ['times.0.to', 'end-before-start', { times: [{ days: [1], from: '10:00', to: '10:00' }] }],
    [
      'near.homeLocationId',
      'unknown-location',
      { near: { zip: '78701', atMostMiles: 5, homeLocationId: 'loc_none' } },
    ],
  ])('%s: %s', async (field, code, change) => {
    const { status, type, body } = await ask({ ...WISH, ...change })
    expect(status).toBe(422)
    expect(type).toBe('application/problem+json')
    expect(body.problems).toMatchObject([{ code, field }])
  })

  test('62 days are still searched', async () => {
    expect((await ask({ ...WISH, until: '2027-01-25T10:00:00-06:00' })).status).toBe(200)
  })

  test('a body that is not of the shape', async () => {
    const { status, type } = await ask({ ...WISH, stepMinutes: 1 })
    expect([status, type]).toEqual([400, 'application/problem+json'])
  })
})

test('OpenAPI says what is asked and answered', async () => {
  const { paths } = await (await createApp(clinic.chairflow).request('/openapi.json')).json()
  const { requestBody, responses } = paths['/api/v1/availability'].post
  expect(JSON.stringify(requestBody)).toContain('atMostMiles')
  expect(JSON.stringify(responses[200])).toContain('credential-lapsed')
  expect(JSON.stringify(responses[422])).toContain('62 days')
})

async function ask(body: object) {
  const response = await createApp(clinic.chairflow).request('/api/v1/availability', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '127.0.0.1' },
    body: JSON.stringify(body),
  })
  const type = response.headers.get('content-type')
  return { status: response.status, type, body: await response.json() }
}
