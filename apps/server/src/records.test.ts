import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmptyPractice, openEmptyPractice } from './testing/empty-practice.ts'

const DAY_MS = 24 * 3_600_000

let practice: EmptyPractice
beforeEach(async () => {
  practice = await openEmptyPractice()
})
afterEach(() => practice.close())

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const austin = {
  id: 'loc_a',
  name: 'Austin',
  timeZone: 'America/Chicago',
  zip: '78704',
  hours: WEEK.map((day) => ({ day, opens: '09:00', closes: '19:00' })),
}
const shifts = WEEK.map((day) => ({ day, from: '09:00', to: '19:00' }))

const post = async (path: string, body: object) => {
  const answer = await practice.ask('POST', path, body)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}

describe('one who may do it until noon', () => {
  beforeEach(async () => {
    await post('/locations', austin)
    await post('/rooms', { id: 'room_a', name: 'Room A', type: 'treatment', locationId: 'loc_a' })
    await post('/services', {
      id: 'svc_toxin',
      name: 'Neuromodulator injection',
      roomType: 'treatment',
      durationMinutes: 30,
      requirement: { credentials: { all: [{ kind: 'neurotoxin-certificate' }] }, roles: ['RN'] },
    })
    await post('/providers', {
      id: 'prv_m',
      displayName: 'NP Martinez',
      roles: ['NP'],
      locationId: 'loc_a',
      shifts,
    })
    await post('/credentials', {
      id: 'crd_m',
      providerId: 'prv_m',
      kind: 'neurotoxin-certificate',
      validUntil: '2026-11-24',
      expiresAt: '2026-11-24T12:00:00-06:00',
    })
  })

  const NOON = Date.parse('2026-11-24T12:00:00-06:00')
  const verify = (wish: object) => practice.ask('POST', '/credentials/crd_m/verify', wish)

  const verdictAt = async (startAt: string) => {
    const wish = { serviceId: 'svc_toxin', startAt: `2026-11-24T${startAt}:00-06:00` }
    const { body } = await practice.ask('POST', '/match', wish)
    return body.verdicts[0]
  }

  test('treats until 12:00, and not what ends at 12:15', async () => {
    expect(await verdictAt('11:30')).toMatchObject({ isEligible: true })
    const late = await verdictAt('11:45')
    expect(late.isEligible).toBe(false)
    expect(late.reasons).toContainEqual({
      code: 'credential-ends-early',
      isMet: false,
      text: expect.stringMatching(/expires .*12:00.*ends 12:15/),
    })
  })

  test('a renewal that was submitted does not help; its confirmation does', async () => {
    const renewal = await post('/credentials', {
      providerId: 'prv_m',
      kind: 'neurotoxin-certificate',
      status: 'pending',
      validUntil: '2028-11-24',
    })
    expect(await verdictAt('11:45')).toMatchObject({ isEligible: false })
    const verified = await practice.ask('POST', `/credentials/${renewal.id}/verify`, {
      source: 'Board register',
    })
    expect(verified.body).toMatchObject({ status: 'active', verifiedOn: '2026-11-23' })
    expect(await verdictAt('11:45')).toMatchObject({ isEligible: true })
  })

  test('an expired one cannot be confirmed without the day of the renewal', async () => {
    practice.clock.advance(3 * 24 * 3_600_000)
    const answer = await practice.ask('POST', '/credentials/crd_m/verify', {})
    expect(answer).toMatchObject({ status: 422, body: { problems: [{ field: 'validUntil' }] } })
  })

  test('its exact end does not cut the renewal that is confirmed', async () => {
    practice.clock.advance(3 * DAY_MS)
    const answer = await verify({ validUntil: '2028-11-24' })
    expect(answer.body).toMatchObject({ validUntil: '2028-11-24', expiresAt: null })
    const wish = { serviceId: 'svc_toxin', startAt: '2026-11-27T10:00:00-06:00' }
    const { body } = await practice.ask('POST', '/match', wish)
    expect(body.verdicts[0]).toMatchObject({ isEligible: true })
  })

  test('its exact end is still to come, and confirming the same last day leaves it', async () => {
    const [card] = (await practice.ask('GET', '/credentials')).body.items
    const put = await practice.ask('PUT', '/credentials/crd_m', {
      ...card,
      validUntil: '2027-03-31',
    })
    expect(put.status).toBe(200)
    expect((await verify({ validUntil: '2027-03-31' })).body).toMatchObject({ expiresAt: NOON })
    expect((await verify({})).body).toMatchObject({ expiresAt: NOON })
    expect(await verdictAt('11:45')).toMatchObject({ isEligible: false })
  })

  test('its exact end is over and it cannot be confirmed for the same day', async () => {
    practice.clock.advance(NOON - practice.clock.now())
    const expired = { status: 422, body: { problems: [{ code: 'expired', field: 'validUntil' }] } }
    expect(await verify({})).toMatchObject(expired)
    expect(await verify({ validUntil: '2026-11-24' })).toMatchObject(expired)
    expect(await verify({ validUntil: null })).toMatchObject(expired)
    expect(await verify({ validUntil: '2026-11-25' })).toMatchObject({ body: { expiresAt: null } })
  })

  test('its exact end was left beside the new day, and goes when that day is confirmed', async () => {
    const [card] = (await practice.ask('GET', '/credentials')).body.items
    await practice.ask('PUT', '/credentials/crd_m', { ...card, validUntil: '2028-11-24' })
    practice.clock.advance(3 * DAY_MS)
    expect(await verify({})).toMatchObject({ status: 422 })
    expect((await verify({ validUntil: '2028-11-24' })).body).toMatchObject({ expiresAt: null })
  })

  test('who runs late is late until their day ends, and no longer when told so', async () => {
    const late = await practice.ask('POST', '/providers/prv_m/running-late', { minutes: 20 })
    expect(late.body).toMatchObject({
      runningLateMinutes: 20,
      runningLateUntil: Date.parse('2026-11-24T00:00:00-06:00'),
    })
    const onTime = await practice.ask('POST', '/providers/prv_m/running-late', { minutes: 0 })
    expect(onTime.body).toMatchObject({ runningLateMinutes: 0, runningLateUntil: null })
  })

  test('what is still used is not removed, and the answer says by what', async () => {
    const refused = async (path: string) => {
      const { status, body } = await practice.ask('DELETE', path)
      expect(status).toBe(409)
      return body.detail
    }
    expect(await refused('/locations/loc_a')).toContain('Room A, NP Martinez')
    expect(await refused('/providers/prv_m')).toContain('Neurotoxin certificate of NP Martinez')
    expect(await practice.ask('DELETE', '/credentials/crd_m')).toMatchObject({ status: 204 })
    expect(await practice.ask('DELETE', '/providers/prv_m')).toMatchObject({ status: 204 })
    expect(await practice.ask('GET', '/providers/prv_m')).toMatchObject({ status: 404 })
  })

  test('the log says who changed what, and repeats no number of a certificate', async () => {
    const { body } = await practice.ask('GET', '/credentials/crd_m')
    await practice.ask('PUT', '/credentials/crd_m', {
      ...body,
      number: 'TX-4411',
      products: ['Dysport'],
    })
    const log = await practice.ask('GET', '/practice/log?kind=credential&recordId=crd_m')
    expect(log.body.items.map(({ text }: { text: string }) => text)).toEqual([
      'Changed the certificate Neurotoxin certificate of NP Martinez: number, products.',
      'Added the certificate Neurotoxin certificate of NP Martinez.',
    ])
    expect(log.body.items[0]).toMatchObject({
      actor: 'local user',
      changes: { products: { was: [], is: ['Dysport'] } },
    })
    expect(log.text).not.toContain('TX-4411')
  })

  test('sending the same again changes nothing and writes no line', async () => {
    const { body } = await practice.ask('GET', '/providers/prv_m')
    await practice.ask('PUT', '/providers/prv_m', body)
    const log = await practice.ask('GET', '/practice/log?kind=provider')
    expect(log.body.items).toHaveLength(1)
  })

  test('time off takes them out of the match', async () => {
    await post('/time-off', {
      resourceKind: 'provider',
      resourceId: 'prv_m',
      startAt: '2026-11-24T09:00:00-06:00',
      endAt: '2026-11-24T11:00:00-06:00',
    })
    expect(await verdictAt('10:00')).toMatchObject({ isEligible: false })
    expect(await verdictAt('11:00')).toMatchObject({ isEligible: true })
  })
})

describe('a problem names the field', () => {
  beforeEach(() => post('/locations', austin))

  test.each([
    ['/locations', 'timeZone', { name: 'B', timeZone: 'America/Nowhere' }],
    ['/locations', 'timeZone', { name: 'B', timeZone: '-06:00' }],
    [
      '/locations',
      'hours.0.closes',
      { ...austin, id: 'loc_b', hours: [{ day: 1, opens: '19:00', closes: '09:00' }] },
    ],
    ['/rooms', 'locationId', { name: 'R', type: 'laser', locationId: 'loc_none' }],
    ['/equipment', 'locationId', { name: 'R', type: 'laser', locationId: 'loc_none' }],
    ['/providers', 'locationId', { displayName: 'Dr. A', roles: ['MD'], locationId: 'loc_none' }],
    ['/credentials', 'providerId', { providerId: 'prv_none', kind: 'cpr' }],
    [
      '/time-off',
      'endAt',
      {
        resourceKind: 'room',
        resourceId: 'r',
        startAt: '2026-11-24T09:00:00Z',
        endAt: '2026-11-24T09:00:00Z',
      },
    ],
    [
      '/time-off',
      'startAt',
      { resourceKind: 'room', resourceId: 'r', startAt: 'soon', endAt: '2026-11-24T09:00:00Z' },
    ],
    [
      '/services',
      'overrides.0.locationId',
      { name: 'S', roomType: 'x', durationMinutes: 30, overrides: [{ locationId: 'loc_none' }] },
    ],
  ])('%s: %s', async (path, field, body) => {
    const answer = await practice.ask('POST', path, body)
    expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' })
    expect(answer.body.problems.map((one: { field: string }) => one.field)).toContain(field)
    const pointer = `#/${field.replaceAll('.', '/')}`
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer)
  })

  test('days that are not in the calendar', async () => {
    await post('/providers', {
      id: 'prv_a',
      displayName: 'Dr. A',
      roles: ['MD'],
      locationId: 'loc_a',
    })
    const body = {
      providerId: 'prv_a',
      kind: 'cpr',
      validFrom: '2026-02-30',
      validUntil: '2026-13-01',
    }
    const answer = await practice.ask('POST', '/credentials', body)
    expect(answer.body.problems).toMatchObject([{ field: 'validFrom' }, { field: 'validUntil' }])
  })

  test('a field that is not of the shape, or not known', async () => {
    const answer = await practice.ask('POST', '/rooms', {
      name: 'R',
      type: 'x',
      locationId: 'loc_a',
      capacity: 0,
      colour: 'red',
    })
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json' })
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(
      '#/capacity',
    )
  })
})

test('one service in two locations has the room, length and price of each (S089)', async () => {
  await post('/locations', austin)
  await post('/locations', { ...austin, id: 'loc_b', name: 'Dallas' })
  await post('/rooms', { name: 'Room A', type: 'treatment', locationId: 'loc_a' })
  await post('/rooms', { name: 'Room B', type: 'treatment', locationId: 'loc_b' })
  await post('/services', {
    id: 'svc_filler',
    name: 'Dermal filler',
    roomType: 'treatment',
    durationMinutes: 45,
    overrides: [
      { locationId: 'loc_b', durationMinutes: 60, bufferAfterMinutes: 20, priceCents: 60_000 },
    ],
  })
  await post('/providers', {
    displayName: 'Dr. Lee',
    roles: ['MD'],
    locationId: 'loc_a',
    shifts: shifts.map((shift) => (shift.day === 3 ? { ...shift, locationId: 'loc_b' } : shift)),
  })
  const chosenAt = async (locationId: string, day: string) => {
    const wish = { serviceId: 'svc_filler', locationId, startAt: `2026-11-${day}T10:00:00-06:00` }
    return (await practice.ask('POST', '/match', wish)).body.chosen
  }
  expect(await chosenAt('loc_a', '24')).toMatchObject({
    room: { name: 'Room A' },
    endAt: '2026-11-24T16:45:00.000Z',
  })
  expect(await chosenAt('loc_b', '25')).toMatchObject({
    room: { name: 'Room B' },
    endAt: '2026-11-25T17:00:00.000Z',
  })
  expect(await chosenAt('loc_b', '24')).toBeNull()
})

describe('a service that one location does in its own way', () => {
  const license = (kind: string) => ({ credentials: { all: [{ kind }] }, roles: [] })
  const inDallas = {
    locationId: 'loc_b',
    requirement: { credentials: { any: [{ kind: 'laser-safety' }] }, roles: ['RN'] },
    roomType: 'laser',
    roomNeed: 'required',
    equipmentTypes: ['laser'],
  }
  beforeEach(async () => {
    await post('/locations', austin)
    await post('/locations', { ...austin, id: 'loc_b', name: 'Dallas' })
    for (const [id, locationId] of [
      ['a', 'loc_a'],
      ['b', 'loc_b'],
    ]) {
      const who = { id: `prv_${id}`, displayName: `Provider ${id}`, roles: ['RN'], locationId }
      await post('/providers', { ...who, shifts })
      await post('/credentials', { id: `crd_${id}`, providerId: `prv_${id}`, kind: 'ipl-license' })
      await post('/rooms', { name: `Treatment ${id}`, type: 'treatment', locationId })
    }
    await post('/services', {
      id: 'svc_ipl',
      name: 'IPL',
      roomType: 'treatment',
      roomNeed: 'preferred',
      durationMinutes: 30,
      requirement: license('ipl-license'),
      overrides: [inDallas],
    })
  })

  const matchAt = async (locationId: string) => {
    const wish = { serviceId: 'svc_ipl', locationId, startAt: '2026-11-24T10:00:00-06:00' }
    return (await practice.ask('POST', '/match', wish)).body
  }
  const freeAt = async (locationId: string) => {
    const day = { from: '2026-11-24T00:00:00-06:00', until: '2026-11-25T00:00:00-06:00' }
    const wish = { serviceId: 'svc_ipl', locationIds: [locationId], ...day }
    return (await practice.ask('POST', '/availability', wish)).body.total
  }

  test('asks there for its own certificate, room and device, and elsewhere for none of them', async () => {
    expect((await matchAt('loc_a')).chosen).toMatchObject({ room: { name: 'Treatment a' } })
    expect(await freeAt('loc_a')).toBeGreaterThan(0)
    const { chosen, verdicts } = await matchAt('loc_b')
    expect(chosen).toBeNull()
    const unmet = verdicts
      .find((one: { provider: { id: string } }) => one.provider.id === 'prv_b')
      .reasons.filter(({ isMet }: { isMet: boolean }) => !isMet)
      .map(({ code }: { code: string }) => code)
    expect(unmet).toEqual(['credential-missing', 'room', 'equipment'])
    await post('/credentials', { providerId: 'prv_b', kind: 'laser-safety' })
    expect(await freeAt('loc_b')).toBe(0)
    await post('/rooms', { name: 'Laser b', type: 'laser', locationId: 'loc_b' })
    expect(await freeAt('loc_b')).toBe(0)
    await post('/equipment', { name: 'IPL b', type: 'laser', locationId: 'loc_b' })
    expect(await freeAt('loc_b')).toBeGreaterThan(0)
    expect((await matchAt('loc_b')).chosen).toMatchObject({ room: { name: 'Laser b' } })
  })

  test('comes out and in again, as JSON and as CSV', async () => {
    const { body: exported } = await practice.ask('GET', '/practice/export')
    expect(exported.services[0].overrides).toEqual([inDallas])
    const csv = await practice.ask('GET', '/services?format=csv')
    await practice.ask('PUT', '/services/svc_ipl', {
      name: 'IPL',
      roomType: 'x',
      durationMinutes: 5,
    })
    await practice.ask('POST', '/practice/import/services', csv.text, 'text/csv')
    expect((await practice.ask('GET', '/services/svc_ipl')).body.overrides).toEqual([inDallas])
    const answer = await practice.ask('POST', '/practice/import', { practice: exported })
    expect(answer.body).toMatchObject({ created: [], changed: [] })
  })

  test.each([
    ['roomType', { roomType: 5 }],
    ['roomNeed', { roomNeed: 'wished' }],
    ['requirement/credentials', { requirement: { credentials: { most: [] }, roles: [] } }],
    ['equipmentTypes', { equipmentTypes: 'laser' }],
    ['roomtype', { roomtype: 'laser' }],
  ])('%s is refused where it cannot be', async (field, change) => {
    const { body } = await practice.ask('GET', '/services/svc_ipl')
    const { id: _, ...service } = body
    const overrides = [{ ...inDallas, ...change }]
    const answer = await practice.ask('PUT', '/services/svc_ipl', { ...service, overrides })
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json' })
    expect(JSON.stringify(answer.body.errors)).toContain(`#/overrides/0/${field}`)
  })

  test('is short of something only there, and that is said', async () => {
    const { body } = await practice.ask('GET', '/practice/gaps')
    const told = body.items
      .filter(({ where }: { where: { id: string } }) => where.id === 'svc_ipl')
      .map(({ text }: { text: string }) => text)
    expect(told).toContain('Nobody may do IPL in Dallas today (needed: laser safety).')
    expect(told.join(' ')).not.toContain('Austin')
  })
})

test('OpenAPI prints every list with what it takes', async () => {
  const { paths } = await (await practice.app.request('/openapi.json')).json()
  for (const path of [
    'locations',
    'rooms',
    'equipment',
    'services',
    'providers',
    'credentials',
    'time-off',
  ]) {
    expect(Object.keys(paths[`/api/v1/${path}`])).toEqual(expect.arrayContaining(['get', 'post']))
    expect(Object.keys(paths[`/api/v1/${path}/{id}`])).toEqual(
      expect.arrayContaining(['get', 'put', 'delete']),
    )
  }
  expect(JSON.stringify(paths['/api/v1/locations'].post.requestBody)).toContain('timeZone')
  const { overrides } =
    paths['/api/v1/services'].post.requestBody.content['application/json'].schema.properties
  expect(Object.keys(overrides.items.properties)).toEqual(
    expect.arrayContaining(['requirement', 'roomType', 'roomNeed', 'equipmentTypes']),
  )
})
