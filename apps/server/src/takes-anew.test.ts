import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { callApi } from './testing/dispatching.ts'

/** Dr. Lee has a visit from 1 PM to 1:30 PM, then a quarter of an hour of clean-up. */
const AFTER_CLEAN_UP = '2026-11-23T13:45:00-06:00'
const MEANWHILE = '2026-11-23T13:00:00-06:00'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('what the visits in the calendar take changes with the practice', () => {
  test('where a service takes longer to clean up after', async () => {
    await changeService({ bufferAfterMinutes: 30 })
    expect(await hold('prv_lee', AFTER_CLEAN_UP)).toEqual([409, ['provider']])
  })

  test('where one location takes longer than the others', async () => {
    const longer = { locationId: 'loc_austin', bufferAfterMinutes: 16 }
    await changeService({ overrides: [longer] })
    expect(await hold('prv_lee', AFTER_CLEAN_UP)).toEqual([409, ['provider']])
  })

  test('where a service comes to need a device, and where there is one more of them', async () => {
    expect(await addDevice('Cooler 1')).toBe(201)
    await changeService({ equipmentTypes: ['cooler'] })
    expect(await hold('prv_martinez', MEANWHILE)).toEqual([409, ['equipment']])
    await addDevice('Cooler 2')
    expect(await hold('prv_martinez', MEANWHILE)).toEqual([201, []])
  })

  test('where one location comes to need a device', async () => {
    expect(await addDevice('Cooler 1')).toBe(201)
    await changeService({ overrides: [{ locationId: 'loc_austin', equipmentTypes: ['cooler'] }] })
    expect(await hold('prv_martinez', MEANWHILE)).toEqual([409, ['equipment']])
  })

  test('where a device goes into repair, to one that does not', async () => {
    await addDevice('Cooler 1')
    await addDevice('Cooler 2')
    await changeService({ equipmentTypes: ['cooler'] })
    const { body } = await callApi(clinic, 'GET', '/equipment')
    const [first, second] = body.items as readonly { readonly id: string }[]
    const repair = { resourceKind: 'equipment', resourceId: first?.id, reason: '' }
    const day = { startAt: '2026-11-23T00:00:00Z', endAt: '2026-11-24T00:00:00Z' }
    expect((await callApi(clinic, 'POST', '/time-off', { ...repair, ...day })).status).toBe(201)
    expect(await hold('prv_martinez', MEANWHILE, [second?.id])).toEqual([409, ['equipment']])
  })
})

describe('a device that a visit to come needs', () => {
  const NEEDED =
    'cannot be taken away: one visit is booked with it, and no other device is free then. Enter it as in repair, and the visit is looked after.'

  async function cooler(id: string): Promise<string> {
    const device = { id, name: 'Cooler', type: 'cooler', locationId: 'loc_austin' }
    expect((await callApi(clinic, 'POST', '/equipment', device)).status).toBe(201)
    return `/equipment/${id}`
  }

  test('is not removed while no other is free', async () => {
    const path = await cooler('eqp_one')
    await changeService({ equipmentTypes: ['cooler'] })
    const answer = await callApi(clinic, 'DELETE', path)
    expect(answer).toMatchObject({ status: 409, body: { detail: `Cooler ${NEEDED}` } })
    expect(await hold('prv_martinez', MEANWHILE, ['eqp_one'])).toEqual([409, ['equipment']])
  })

  test('is removed where another one is free, and the visit has that', async () => {
    const path = await cooler('eqp_one')
    await cooler('eqp_two')
    await changeService({ equipmentTypes: ['cooler'] })
    expect(await hold('prv_martinez', MEANWHILE, ['eqp_two'])).toEqual([201, []])
    expect((await callApi(clinic, 'DELETE', path)).status).toBe(409)
    const { items } = (await callApi(clinic, 'GET', '/holds')).body
    await callApi(clinic, 'DELETE', `/holds/${items[0].id}`)
    expect((await callApi(clinic, 'DELETE', path)).status).toBe(204)
    expect(await hold('prv_martinez', MEANWHILE, ['eqp_two'])).toEqual([409, ['equipment']])
  })

  test('neither goes elsewhere nor becomes another kind; what else is changed about it may be', async () => {
    const path = await cooler('eqp_one')
    await changeService({ equipmentTypes: ['cooler'] })
    const { id: _, ...device } = (await callApi(clinic, 'GET', path)).body
    const put = async (change: object) =>
      (await callApi(clinic, 'PUT', path, { ...device, ...change })).status
    const [austin] = (await callApi(clinic, 'GET', '/locations')).body.items
    await callApi(clinic, 'POST', '/locations', { ...austin, id: 'loc_north', externalId: '' })
    expect(await put({ locationId: 'loc_north' })).toBe(409)
    expect(await put({ type: 'laser' })).toBe(409)
    const equipment = [{ ...device, id: 'eqp_one', type: 'laser' }]
    const practice = { schema: 'chairflow.practice/1', equipment }
    expect((await callApi(clinic, 'POST', '/practice/import', { practice })).status).toBe(409)
    expect(await put({ name: 'Old cooler' })).toBe(200)
  })

  test('is removed once nothing is booked with it', async () => {
    const path = await cooler('eqp_one')
    await changeService({ equipmentTypes: ['cooler'] })
    clinic.clock.advance(5 * 60 * 60_000)
    expect((await callApi(clinic, 'DELETE', path)).status).toBe(204)
  })
})

test('a data folder of before is brought up to date when the server starts', async () => {
  await addDevice('Cooler 1')
  await changeService({ equipmentTypes: ['cooler'], bufferAfterMinutes: 30 })
  await clinic.restart(async (path) => {
    const database = new SQLite(path)
    database.exec(`
      delete from occupation where kind = 'equipment';
      update occupation set endAt = visitEndAt;
      update meta set value = 'yes' where key = 'occupationsAreOld';
    `)
    database.close()
  })
  expect(await hold('prv_lee', AFTER_CLEAN_UP)).toEqual([409, ['provider', 'equipment']])
  expect(await hold('prv_martinez', MEANWHILE)).toEqual([409, ['equipment']])
})

async function changeService(change: object): Promise<void> {
  const { body } = await callApi(clinic, 'GET', '/services/svc_neuromodulator')
  const { id: _, ...service } = body
  const path = '/services/svc_neuromodulator'
  expect((await callApi(clinic, 'PUT', path, { ...service, ...change })).status).toBe(200)
}

async function addDevice(name: string): Promise<number> {
  const device = { name, type: 'cooler', locationId: 'loc_austin' }
  return (await callApi(clinic, 'POST', '/equipment', device)).status
}

/** The status, and the kinds of what is taken. */
async function hold(providerId: string, startAt: string, equipmentIds?: readonly unknown[]) {
  const wish = { serviceId: 'svc_neuromodulator', providerId, startAt, minutes: 20 }
  const response = await createApp(clinic.chairflow).request('/api/v1/holds', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(equipmentIds === undefined ? wish : { ...wish, equipmentIds }),
  })
  const { taken = [] } = (await response.json()) as { taken?: readonly { kind: string }[] }
  return [response.status, taken.map(({ kind }) => kind)]
}
