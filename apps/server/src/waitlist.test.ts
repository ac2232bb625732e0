import type { PracticeLogLine } from '@chairflow/api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

let clinic: Clinic
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  clinic = await openClinic()
  app = createApp(clinic.chairflow)
})
afterAll(() => clinic.close())

const wish = { patientId: 'pat_05', serviceId: 'svc_hydrafacial' }

describe('the waitlist by API', () => {
  test('somebody is added, changed, paused and removed, and stays on record', async () => {
    const windows = [{ days: [1, 2], from: '09:00', to: '12:00' }]
    const added = await send('POST', '', { ...wish, windows, maxMiles: 10, noticeMinutes: 60 })
    expect(added).toMatchObject({ status: 201, body: { windows, status: 'waiting', maxMiles: 10 } })
    const id = `/${added.body.id}`
    const paused = await send('PUT', id, { ...wish, status: 'paused' })
    expect(paused.body).toMatchObject({
      status: 'paused',
      windows: [],
      joinedAt: added.body.joinedAt,
    })
    expect((await send('DELETE', id)).status).toBe(204)
    expect((await send('GET', id)).body.status).toBe('removed')
  })

  test('who changed what is in the practice log, without the patient’s name or what was noted', async () => {
    const of = { patientId: 'pat_06', serviceId: 'svc_hydrafacial' }
    const { body } = await send('POST', '', { ...of, note: 'calls back', zip: '78701' })
    const id = `/${body.id}`
    await send('PUT', id, { ...of, note: 'called', noticeMinutes: 30, status: 'paused' })
    await send('PUT', id, { ...of, note: 'called', noticeMinutes: 30, status: 'paused' })
    await send('DELETE', id)
    await send('PUT', id, { ...of, note: 'called', noticeMinutes: 30 })
    const response = await app.request(
      `/api/v1/practice/log?kind=waitlistEntry&recordId=${body.id}`,
    )
    const log: PracticeLogLine[] = (await response.json()).items
    expect(log.toReversed().map(({ action, actor, text }) => [action, actor, text])).toEqual([
      ['created', 'local user', 'Put somebody on the waitlist for HydraFacial.'],
      [
        'changed',
        'local user',
        'Paused somebody on the waitlist for HydraFacial. Changed what somebody waits for: where they come from, how much notice, the note.',
      ],
      ['removed', 'local user', 'Took somebody off the waitlist for HydraFacial.'],
      ['changed', 'local user', 'Put somebody back on the waitlist for HydraFacial.'],
    ])
    expect(log[2]?.changes).toMatchObject({ noticeMinutes: { was: 0, is: 30 } })
    expect(JSON.stringify(log)).not.toMatch(/call|78701/)
    await send('DELETE', id)
  })

  test('what somebody else changed since it was read is not written over', async () => {
    const of = { patientId: 'pat_07', serviceId: 'svc_hydrafacial' }
    const { body: read } = await send('POST', '', of)
    const id = `/${read.id}`
    const first = await send('PUT', id, { ...of, note: 'first', revision: read.revision })
    expect(first).toMatchObject({ status: 200, body: { note: 'first' } })
    const late = await send('PUT', id, { ...of, note: 'late', revision: read.revision })
    expect(late.status).toBe(409)
    expect(late.body.detail).toBe(
      'Somebody changed this entry meanwhile. Look at it again, then change it.',
    )
    const now = await send('GET', id)
    expect(now.body).toMatchObject({ note: 'first', revision: first.body.revision })
    const again = await send('PUT', id, { ...of, note: 'late', revision: now.body.revision })
    expect(again.body.note).toBe('late')
    await send('DELETE', id)
    expect((await send('GET', id)).body.revision).not.toBe(again.body.revision)
  })

  test('nobody waits without a service, nor twice for the same one', async () => {
    expect((await send('POST', '', { patientId: 'pat_05' })).status).toBe(400)
    const again = { patientId: 'pat_01', serviceId: 'svc_neuromodulator' }
    expect((await send('POST', '', again)).status).toBe(409)
  })

  test('what is wrong is said at its field', async () => {
    const late = [{ days: [1], from: '12:00', to: '09:00' }]
    const problem = await send('POST', '', { ...wish, windows: late })
    expect(problem).toMatchObject({ status: 422, body: { problems: [{ field: 'windows.0.to' }] } })
    expect((await send('POST', '', { ...wish, serviceId: 'nothing' })).status).toBe(422)
    expect((await send('GET', '/nothing')).status).toBe(404)
  })

  test('it is read by service, location and status', async () => {
    const count = async (query: string) => (await send('GET', query)).body.items.length
    expect(await count('?serviceId=svc_filler')).toBe(3)
    expect(await count('?serviceId=svc_filler&status=paused')).toBe(0)
    expect(await count('?locationId=elsewhere')).toBe(0)
  })
})

describe('what an offer will come to', () => {
  const offer = { serviceId: 'svc_neuromodulator', hoursAhead: 4, responseWindowMinutes: 10 }

  test('with the people who wait now, as the way to ask changes', async () => {
    const waves = (await send('POST', '/forecast', { ...offer, mode: 'waves', waveSize: 2 })).body
    const all = (await send('POST', '/forecast', { ...offer, mode: 'broadcast' })).body
    expect(waves).toMatchObject({ candidates: 3, waiting: 3 })
    expect(waves.fillProbability).toBeCloseTo(1 - 0.8 ** 3, 1)
    expect(all.meanMinutesToFill).toBeLessThan(waves.meanMinutesToFill)
    expect(all.expectedTexts).toBe(3)
    expect(waves.suggestion.text).toContain('more people')
  })

  test('for as long as the visit takes at the location', async () => {
    const shortly = [{ days: [2], from: '10:00', to: '10:40' }]
    const wish = { patientId: 'pat_07', serviceId: 'svc_iv', windows: shortly }
    const entry = await send('POST', '', wish)
    expect(entry.status).toBe(201)
    const own = async (durationMinutes: number) => {
      const path = '/api/v1/services/svc_iv'
      const { id: _, ...service } = await (await app.request(path)).json()
      const overrides = [{ locationId: 'loc_austin', durationMinutes }]
      const body = JSON.stringify({ ...service, overrides })
      const headers = { 'content-type': 'application/json' }
      expect((await app.request(path, { method: 'PUT', headers, body })).status).toBe(200)
      const at = { serviceId: 'svc_iv', startAt: '2026-11-24T10:00:00-06:00' }
      const ask = { ...offer, ...at, hoursAhead: undefined, mode: 'broadcast' }
      return (await send('POST', '/forecast', ask)).body.candidates
    }
    expect((await own(40)) - (await own(41))).toBe(1)
    await send('DELETE', `/${entry.body.id}`)
  })

  test('it is honest when nobody waits', async () => {
    for (const id of ['/wl_11', '/wl_12']) await send('DELETE', id)
    const answer = await send('POST', '/forecast', {
      ...offer,
      serviceId: 'svc_iv',
      mode: 'broadcast',
    })
    expect(answer.body).toMatchObject({
      candidates: 0,
      fillProbability: 0,
      meanMinutesToFill: null,
    })
  })

  test('its assumptions are the practice’s own', async () => {
    const low = { acceptRate: 0.08, replyMedianMinutes: 6 }
    await send('PUT', '/assumptions', low)
    const answer = await send('POST', '/forecast', { ...offer, mode: 'broadcast' })
    expect(answer.body.assumptions).toEqual(low)
    const log = await app.request('/api/v1/practice/log?kind=waitlistAssumptions')
    expect((await log.json()).items).toMatchObject([
      { actor: 'local user', changes: { acceptRate: { was: 0.2, is: 0.08 } } },
    ])
    expect(answer.body.fillProbability).toBeCloseTo(1 - 0.92 ** 3, 1)
    expect(
      (await send('PUT', '/assumptions', { acceptRate: 2, replyMedianMinutes: 4 })).status,
    ).toBe(400)
  })
})

async function send(method: string, path: string, body?: object) {
  const init = body && {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }
  const response = await app.request(`/api/v1/waitlist${path}`, { method, ...init })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}
