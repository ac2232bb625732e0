import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { openClinic } from './testing/clinic.ts'
import { callApi, close } from './testing/dispatching.ts'
import { type EmptyPractice, openEmptyPractice } from './testing/empty-practice.ts'

const TABLE = [
  'Service\tRequired Certification\tEligible Providers\tRoom Type\tDuration + Buffer',
  'Neuromodulator injection\tNeurotoxin cert + RN/NP/PA\tDr. Lee, NP Martinez\tStandard treatment room\t30 min + 15 min buffer',
  'Dermal filler\tFiller cert + RN/NP/PA/MD\tDr. Lee, NP Martinez, PA Singh\tStandard treatment room\t45 min + 15 min buffer',
  'Laser hair removal\tLaser safety cert\tEsthetician Rivera, Tech Okon\tLaser room only\t60 min + 20 min buffer',
  'HydraFacial\tEsthetician license\tEsthetician Rivera, Esthetician Park\tFacial room\t75 min + 10 min buffer',
  'IV therapy\tRN license\tRN Johnson, RN Patel\tIV lounge\t45 min + 10 min buffer',
]
const MATRIX = TABLE.join('\n')
const ZONE = 'America/Chicago'

let practice: EmptyPractice
beforeEach(async () => {
  practice = await openEmptyPractice()
})
afterEach(() => practice.close())

const load = (wish: object) =>
  practice.ask('POST', '/matrix/import', { text: MATRIX, timeZone: ZONE, ...wish })
const listed = async (path: string) => (await practice.ask('GET', path)).body.items

describe('five rows pasted into an empty practice, in one call', () => {
  test('are the rules by which Dr. Lee is eligible for S054 and PA Singh is not, in words', async () => {
    const { status, body } = await load({ publish: true })
    expect(status).toBe(200)
    expect(body.flow).toMatchObject({ name: 'Dispatch by the matrix', version: 1, isNew: true })
    const [toxin] = await listed('/services').then((all) =>
      all.filter(({ name }: { name: string }) => name === 'Neuromodulator injection'),
    )
    const wish = { serviceId: toxin.id, startAt: '2026-11-24T10:00:00-06:00' }
    const match = await practice.ask('POST', '/match', wish)
    const verdict = (name: string) =>
      match.body.verdicts.find((one: { provider: { name: string } }) => one.provider.name === name)
    expect(verdict('Dr. Lee')).toMatchObject({
      isEligible: true,
      reasons: expect.arrayContaining([
        { code: 'role', isMet: true, text: 'MD may do this' },
        {
          code: 'credential-valid',
          isMet: true,
          text: 'Neurotoxin certificate valid, no expiry on file',
        },
      ]),
    })
    expect(verdict('PA Singh')).toMatchObject({
      isEligible: false,
      reasons: expect.arrayContaining([
        { code: 'credential-missing', isMet: false, text: 'No neurotoxin certificate on file' },
      ]),
    })
    expect(match.body.chosen).toMatchObject({ room: { name: 'Standard treatment room' } })
  })

  test('are a live flow whose table has a row for each, and a way for everything else', async () => {
    const { body } = await load({ publish: true, escalateAfterHours: 72 })
    const flow = (await practice.ask('GET', `/flows/${body.flow.id}`)).body
    expect(flow.published.version).toBe(1)
    expect(
      flow.problems.filter(({ severity }: { severity: string }) => severity === 'error'),
    ).toEqual([])
    const { nodes, edges } = flow.document.logic
    const table = nodes.find(({ type }: { type: string }) => type === 'routing-table')
    expect(table.config.rows.map(({ label }: { label: string }) => label)).toEqual(
      TABLE.slice(1).map((row) => row.split('\t')[0]),
    )
    expect(table.config.rows[2].values).toContainEqual({ name: 'escalateAfterHours', value: '72' })
    expect(edges).toContainEqual(expect.objectContaining({ from: 'n_rules', port: 'otherwise' }))
  })

  test('say what was added, what was assumed and what is still to be looked up', async () => {
    const { body } = await load({ sharedCapacity: 6 })
    const count = (list: string) =>
      body.created.filter((one: { list: string }) => one.list === list).length
    expect(['locations', 'rooms', 'services', 'providers', 'credentials'].map(count)).toEqual([
      1, 4, 5, 8, 11,
    ])
    expect(body.assumptions.join(' ')).toContain('America/Chicago')
    expect(
      (await listed('/rooms')).find(({ type }: { type: string }) => type === 'iv-lounge'),
    ).toMatchObject({ capacity: 6 })
    const gaps = await listed('/practice/gaps')
    expect(gaps.map(({ code }: { code: string }) => code)).toContain('no-expiry')
    expect(gaps[0].todo).not.toBe('')
  })

  test('a second time change nothing and publish no version', async () => {
    await load({ publish: true })
    const { body } = await load({ publish: true })
    expect(body).toMatchObject({ created: [], changed: [], flow: { version: 1, isNew: false } })
    expect(body.unchanged).toHaveLength(5)
  })

  test('come out again as they went in, as CSV and as markdown', async () => {
    await load({})
    const csv = await practice.ask('GET', '/matrix?format=csv')
    expect(csv.type).toContain('text/csv')
    const again = await practice.ask(
      'POST',
      '/matrix/import?timeZone=America/Chicago',
      csv.text,
      'text/csv',
    )
    expect(again.body).toMatchObject({ created: [], changed: [] })
    const markdown = await practice.ask('GET', '/matrix?format=markdown')
    expect(markdown.text.split('\n')).toContain(`| ${TABLE[5]?.split('\t').join(' | ')} |`)
  })
})

test('a dry run says the same and writes nothing', async () => {
  const { body } = await load({ dryRun: true })
  expect(body).toMatchObject({ dryRun: true, problems: [], flow: null })
  expect(body.created).toHaveLength(29)
  expect(await listed('/services')).toEqual([])
})

describe('bad input', () => {
  const bad = MATRIX.replace('60 min + 20 min buffer', 'an hour or so').replace('PA Singh', 'Singh')

  test('is a problem document that names row and column, and nothing is written', async () => {
    const { status, type, body } = await load({ text: bad, publish: true })
    expect(status).toBe(422)
    expect(type).toBe('application/problem+json')
    expect(body.errors).toEqual([
      {
        detail: expect.any(String),
        pointer: '#/text',
        code: 'unreadable-time',
        row: 3,
        column: 'duration',
      },
      {
        detail: expect.any(String),
        pointer: '#/text',
        code: 'unclear-person',
        row: 2,
        column: 'providers',
      },
    ])
    expect(await listed('/services')).toEqual([])
    expect(await listed('/locations')).toEqual([])
    expect((await practice.ask('GET', '/flows')).body.items).toEqual([])
  })

  test('is shown in a dry run beside the rows that can be read', async () => {
    const { status, body } = await load({ text: bad, dryRun: true })
    expect(status).toBe(200)
    expect(body.problems).toHaveLength(2)
    expect(body.rows).toHaveLength(5)
  })

  test.each([
    [{ text: '' }, 422, 'text'],
    [{ timeZone: 'Mars/Base' }, 422, 'timeZone'],
    [{ timeZone: '-06:00' }, 422, 'timeZone'],
    [{ locationId: 'loc_none' }, 422, 'locationId'],
    [{ sharedCapacity: 1 }, 400, 'sharedCapacity'],
  ])('%j', async (wish, status, field) => {
    const answer = await load(wish)
    expect(answer).toMatchObject({ status, type: 'application/problem+json' })
    expect(answer.body.errors[0].pointer).toBe(`#/${field}`)
  })
})

test('rules are not published while somebody listed has a certificate that does not count (S074)', async () => {
  await load({})
  const card = (await listed('/credentials')).find(
    ({ kind }: { kind: string }) => kind === 'rn-license',
  )
  await practice.ask('PUT', `/credentials/${card.id}`, { ...card, status: 'pending' })
  const refused = await load({ publish: true })
  expect(refused).toMatchObject({
    status: 422,
    body: { problems: [{ code: 'listed-not-certified' }] },
  })
  await practice.ask('POST', `/credentials/${card.id}/verify`, {})
  expect((await load({ publish: true })).status).toBe(200)
})

describe('two locations, each with a matrix of its own', () => {
  const PEEL =
    'Peel\tNone\tEsthetician Rivera\tFacial room\t30 min + 10 min buffer\n' +
    'HydraFacial\tRN license\tRN Johnson\tIV lounge\t60 min + 5 min buffer'
  const rulesOf = async (flowId: string) => {
    const { document } = (await practice.ask('GET', `/flows/${flowId}`)).body
    const { nodes } = document.logic
    return nodes.find(({ type }: { type: string }) => type === 'routing-table').config.rows
  }
  type Rule = { label: string; values: readonly { name: string; value: string }[] }

  test('both are the rules, and what differs is said for each', async () => {
    await load({ publish: true })
    const [{ id: _, ...main }] = await listed('/locations')
    await practice.ask('POST', '/locations', { ...main, id: 'loc_north', name: 'North' })
    const { status, body } = await load({ text: PEEL, locationId: 'loc_north', publish: true })
    expect({ status, body }).toMatchObject({ status: 200, body: { flow: { version: 2 } } })
    const rows: readonly Rule[] = await rulesOf(body.flow.id)
    expect(rows.map(({ label }) => label)).toEqual([
      ...TABLE.slice(1).map((row) => row.split('\t')[0]),
      'Peel',
    ])
    const hydra = rows.find(({ label }) => label === 'HydraFacial')?.values
    expect(hydra).toContainEqual({
      name: 'certification',
      value: 'Esthetician license (Main location); RN license (North)',
    })
    const laser = rows.find(({ label }) => label === 'Laser hair removal')?.values
    expect(laser).toContainEqual({ name: 'certification', value: 'Laser safety cert' })
  })

  test('a row that names a location nobody knows is told by its number', async () => {
    await load({})
    const text = `Location\t${TABLE[0]}\nNort\t${TABLE[1]}`
    const { status, body } = await load({ text })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ pointer: '#/text', code: 'unknown-location', row: 1 }])
  })

  test('the rules come out as each location has them', async () => {
    await load({})
    const [{ id: mainId, ...main }] = await listed('/locations')
    await practice.ask('POST', '/locations', { ...main, id: 'loc_north', name: 'North' })
    await load({ text: PEEL, locationId: 'loc_north' })
    const durationsAt = async (locationId: string) => {
      const items = await listed(`/matrix?locationId=${locationId}`)
      return items
        .filter(({ service }: { service: string }) => ['Peel', 'HydraFacial'].includes(service))
        .map(({ duration }: { duration: string }) => duration)
    }
    expect(await durationsAt(mainId)).toEqual(['75 min + 10 min buffer'])
    expect(await durationsAt('loc_north')).toEqual([
      '60 min + 5 min buffer',
      '30 min + 10 min buffer',
    ])
    const csv = (await practice.ask('GET', '/matrix?locationId=loc_north&format=csv')).text
    const again = await load({ text: csv, locationId: 'loc_north' })
    expect(again.body).toMatchObject({ changed: [] })
    const unknown = await practice.ask('GET', '/matrix?locationId=loc_none')
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/locationId' }] } })
  })
})

test('OpenAPI says what is asked and answered', async () => {
  const { paths } = await (await practice.app.request('/openapi.json')).json()
  const { requestBody, responses } = paths['/api/v1/matrix/import'].post
  expect(JSON.stringify(requestBody)).toContain('Required Certification')
  expect(JSON.stringify(responses[200])).toContain('assumptions')
  expect(JSON.stringify(responses[422])).toContain('pointer')
})

test('the published rules run: who is booked and may is dispatched, and who may not goes to a person', async () => {
  const clinic = await openClinic()
  try {
    const app = createApp(clinic.chairflow)
    const send = async (path: string, body: object) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', host: '127.0.0.1' },
      }
      return (await app.request(`/api/v1${path}`, { ...init, body: JSON.stringify(body) })).json()
    }
    const { flow } = await send('/matrix/import', { text: MATRIX, publish: true })
    const visits = await (
      await app.request('/api/v1/appointments', { headers: { host: '127.0.0.1' } })
    ).json()
    const appointmentId = visits.items[0].id
    const run = async () => {
      const { executionId } = await send(`/flows/${flow.id}/start`, { input: {}, appointmentId })
      await clinic.chairflow.runtime.settle()
      return (
        await app.request(`/api/v1/executions/${executionId}`, { headers: { host: '127.0.0.1' } })
      ).json()
    }
    expect(await run()).toMatchObject({ status: 'finished', outcome: 'dispatched' })
    const credentials = await (
      await app.request('/api/v1/credentials', { headers: { host: '127.0.0.1' } })
    ).json()
    for (const card of credentials.items.filter(
      ({ kind }: { kind: string }) => kind === 'neurotoxin-certificate',
    )) {
      await app.request(`/api/v1/credentials/${card.id}`, {
        method: 'DELETE',
        headers: { host: '127.0.0.1' },
      })
    }
    expect(await run()).toMatchObject({ status: 'waiting' })
    expect(clinic.openTasks()).toMatchObject([
      { title: expect.stringContaining('A booking cannot stay: Neuromodulator injection') },
      {
        title: expect.stringContaining('Nobody may and can take Neuromodulator injection'),
        body: expect.stringContaining('No other time was found.'),
        draftMessage: expect.not.stringMatching(/neuromodulator/i),
      },
    ])
  } finally {
    await clinic.close()
  }
})

test('the published rules look ahead: a person chooses among the times that are kept, and the visit moves', async () => {
  const clinic = await openClinic()
  try {
    await callApi(clinic, 'POST', '/matrix/import', { text: MATRIX, publish: true })
    const { body } = await callApi(clinic, 'GET', '/flows')
    const flow = body.items.find(({ name }: { name: string }) => name === 'Dispatch by the matrix')
    const { items } = (await callApi(clinic, 'GET', '/appointments')).body
    const startAt = Date.parse(items[0].startAt)
    const { items: rooms } = (await callApi(clinic, 'GET', '/rooms')).body
    const endAt = startAt + 49 * 60 * 60_000
    for (const { id } of rooms) await close(clinic, 'room', id, { startAt, endAt })
    const start = { input: {}, appointmentId: items[0].id }
    const started = await callApi(clinic, 'POST', `/flows/${flow.id}/start`, start)
    const task = clinic
      .openTasks()
      .find(({ executionId }) => executionId === started.body.executionId)
    expect(task?.body).toContain('There is no time within 48 hours.')
    expect((await callApi(clinic, 'GET', '/holds')).body.items).toHaveLength(3)
    await callApi(clinic, 'POST', `/tasks/${task?.id}/decide`, { choice: 'time-1' })
    expect(clinic.vendors.moves).toHaveLength(1)
    expect(clinic.vendors.moves[0]?.after.startAt).toBeGreaterThan(endAt - 1)
  } finally {
    await clinic.close()
  }
})
