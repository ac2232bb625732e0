import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmptyPractice, openEmptyPractice } from './testing/empty-practice.ts'

const signatureKey = 'a key of sixteen'
const DAY_MS = 24 * 3_600_000

let practice: EmptyPractice
let serviceId: string
beforeEach(async () => {
  practice = await openEmptyPractice()
  expect((await practice.ask('PUT', '/connections/hr', { signatureKey })).status).toBe(200)
  const text = 'IV therapy\tRN license\tRN Johnson, RN Patel\tIV lounge\t45 min + 10 min buffer'
  await practice.ask('POST', '/matrix/import', { text, timeZone: 'America/Chicago' })
  serviceId = (await listed('/services'))[0].id
})
afterEach(() => practice.close())

const listed = async (path: string) => (await practice.ask('GET', path)).body.items

/** Whether RN Johnson may do it on a day. */
const mayOn = async (day: string) => {
  const wish = { serviceId, startAt: `${day}T10:00:00-06:00` }
  const { body } = await practice.ask('POST', '/match', wish)
  const verdict = body.verdicts.find(
    (one: { provider: { name: string } }) => one.provider.name === 'RN Johnson',
  )
  const reason = verdict.reasons.find((one: { code: string }) => one.code.startsWith('credential'))
  return reason.isMet
}

const cardsOf = async (name: string) => {
  const people = await listed('/providers')
  const { id } = people.find((one: { displayName: string }) => one.displayName === name)
  const cards = await listed('/credentials')
  return cards.filter(({ providerId }: { providerId: string }) => providerId === id)
}

const gapsOf = async (wanted: string) =>
  (await listed('/practice/gaps')).filter(({ code }: { code: string }) => code === wanted)

const csv = (...lines: string[]) =>
  practice.ask(
    'POST',
    '/credentials/import',
    ['employee,credential,status,expires on,verified on', ...lines].join('\n'),
    'text/csv',
  )

async function hook(message: object, key = signatureKey) {
  const body = JSON.stringify(message)
  const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
  const response = await practice.app.request('/hooks/hr/hr', {
    method: 'POST',
    headers: { 'x-chairflow-signature': signature },
    body,
  })
  await practice.chairflow.runtime.settle()
  return response.status
}

describe('a certificate that lapsed', () => {
  test('excludes from that date until its renewal is confirmed', async () => {
    expect((await csv('RN Johnson,RN license,lapsed,11/22/2026,')).body.changed).toMatchObject([
      { name: 'RN license of RN Johnson' },
    ])
    expect(await cardsOf('RN Johnson')).toMatchObject([{ validUntil: '2026-11-22' }])
    expect(await mayOn('2026-11-23')).toBe(false)
    await csv('RN Johnson,RN license,renewal submitted,2028-11-25,')
    expect(await mayOn('2026-11-26')).toBe(false)
    await csv('RN Johnson,RN license,active,2028-11-25,')
    expect(await mayOn('2026-11-26')).toBe(false)
    const pending = (await listed('/credentials')).find(
      ({ status }: { status: string }) => status === 'pending',
    )
    await practice.ask('POST', `/credentials/${pending.id}/verify`, { source: 'Nursys' })
    expect(await mayOn('2026-11-26')).toBe(true)
  })

  test('told again after it was confirmed stays confirmed', async () => {
    await csv('RN Johnson,RN license,lapsed,2026-11-20,')
    const card = (await listed('/credentials')).find(
      ({ validUntil }: { validUntil: string }) => validUntil === '2026-11-20',
    )
    await practice.ask('POST', `/credentials/${card.id}/verify`, { validUntil: '2028-11-20' })
    expect((await csv('RN Johnson,RN license,lapsed,2026-11-20,')).body.changed).toEqual([])
    expect(await mayOn('2026-11-26')).toBe(true)
  })

  test.each(['RN license', 'CPR card'])(
    'counted yesterday at the latest, whatever day is told: %s',
    async (kind) => {
      await csv(`RN Johnson,${kind},lapsed,12/31/2026,`)
      const told = (await cardsOf('RN Johnson')).at(-1)
      expect(told).toMatchObject({ status: 'active', validUntil: '2026-11-22' })
    },
  )

  test('counted yesterday by the calendar of where the provider is at home', async () => {
    const place = { id: 'loc_far', name: 'Auckland', timeZone: 'Pacific/Auckland', hours: [] }
    expect((await practice.ask('POST', '/locations', place)).status).toBe(201)
    const [johnson] = await listed('/providers')
    const moved = { ...johnson, locationId: 'loc_far' }
    expect((await practice.ask('PUT', `/providers/${johnson.id}`, moved)).status).toBe(200)
    await csv('RN Johnson,RN license,lapsed,,')
    expect(await cardsOf('RN Johnson')).toMatchObject([{ validUntil: '2026-11-23' }])
  })

  test('that was to begin later ends before it begins', async () => {
    const [card] = await cardsOf('RN Johnson')
    await practice.ask('PUT', `/credentials/${card.id}`, { ...card, validFrom: '2026-12-01' })
    await csv('RN Johnson,RN license,lapsed,,')
    const [ended] = await cardsOf('RN Johnson')
    expect(ended).toMatchObject({ validFrom: '2026-11-22', validUntil: '2026-11-22' })
    expect((await practice.ask('PUT', `/credentials/${card.id}`, ended)).status).toBe(200)
  })

  test.each(['', '12/31/2026'])(
    'and was confirmed today is to be looked up, until HR says otherwise: "%s"',
    async (day) => {
      const [card] = await cardsOf('RN Johnson')
      await practice.ask('POST', `/credentials/${card.id}/verify`, { validUntil: '2028-11-20' })
      const line = `RN Johnson,RN license,lapsed,${day},`
      const { body } = await csv(line)
      expect(body.changed).toEqual([])
      expect(body.findings).toEqual([expect.stringMatching(/of RN Johnson.*Please look it up\.$/)])
      await csv(line)
      expect(await gapsOf('disputed-lapse')).toMatchObject([{ severity: 'warning' }])
      expect(await mayOn('2026-11-26')).toBe(true)
      await csv(line, 'RN Johnson,RN license,active,2028-11-20,2026-11-23')
      expect(await gapsOf('disputed-lapse')).toEqual([])
    },
  )

  test.each([
    ['before it lapsed', '2026-11-20'],
    ['on its last day', '2026-11-22'],
    ['on a day that has not come', '2026-12-24'],
  ])('is not renewed by a look-up %s', async (_when, verifiedOn) => {
    await csv('RN Johnson,RN license,lapsed,11/22/2026,')
    await csv(`RN Johnson,RN license,active,2028-11-20,${verifiedOn}`)
    expect(await mayOn('2026-11-26')).toBe(false)
    expect(await cardsOf('RN Johnson')).toMatchObject([
      { status: 'active', validUntil: '2026-11-22' },
      { status: 'pending', validUntil: '2028-11-20', verifiedOn: null },
    ])
  })

  test('counts as confirmed when HR says when it looked it up', async () => {
    await csv('RN Johnson,RN license,lapsed,2026-11-20,')
    await csv('RN Johnson,RN license,active,2028-11-20,2026-11-23')
    expect(await mayOn('2026-11-26')).toBe(true)
  })
})

test('the same list again changes nothing', async () => {
  const lines = [
    'RN Johnson,RN license,active,2027-03-31,2026-11-01',
    'RN Patel,RN license,renewal submitted,2028-01-31,',
    'RN Patel,CPR card,active,2027-01-31,',
  ]
  const first = (await csv(...lines)).body
  expect([first.created.length, first.changed.length]).toEqual([2, 1])
  expect((await csv(...lines)).body).toMatchObject({ created: [], changed: [] })
})

describe('an exact end', () => {
  const withEnd = async (validUntil: string, expiresAt: string) => {
    const [card] = await cardsOf('RN Johnson')
    const row = { ...card, validUntil, expiresAt }
    expect((await practice.ask('PUT', `/credentials/${card.id}`, row)).status).toBe(200)
  }

  test('that is older than the new last day goes with a renewal that HR looked up', async () => {
    await withEnd('2026-11-22', '2026-11-22T12:00:00-06:00')
    expect(await mayOn('2026-11-26')).toBe(false)
    await csv('RN Johnson,RN license,active,2028-11-22,2026-11-23')
    expect(await cardsOf('RN Johnson')).toMatchObject([
      { validUntil: '2028-11-22', expiresAt: null },
    ])
    expect(await mayOn('2026-11-26')).toBe(true)
  })

  test.each([
    ['nobody looked up', '2028-11-22', ''],
    ['changes no day', '2027-03-31', '2026-11-23'],
    ['names no day', '', '2026-11-23'],
  ])('stays by a line that %s', async (_what, expiresOn, verifiedOn) => {
    await withEnd('2027-03-31', '2026-11-25T12:00:00-06:00')
    await csv(`RN Johnson,RN license,active,${expiresOn},${verifiedOn}`)
    expect((await cardsOf('RN Johnson'))[0]).toMatchObject({
      validUntil: '2027-03-31',
      expiresAt: Date.parse('2026-11-25T12:00:00-06:00'),
    })
    expect(await mayOn('2026-11-26')).toBe(false)
  })
})

test('a certificate that counts is not extended by a look-up that is still to come', async () => {
  await csv('RN Johnson,RN license,active,2027-03-31,2026-11-01')
  await csv('RN Johnson,RN license,active,2029-03-31,2026-12-24')
  expect(await cardsOf('RN Johnson')).toMatchObject([
    { status: 'active', validUntil: '2027-03-31', verifiedOn: '2026-11-01' },
    { status: 'pending', validUntil: '2029-03-31' },
  ])
})

test('an older look-up told again leaves the newer one on file', async () => {
  const line = 'RN Johnson,RN license,active,2027-03-31,2026-11-01'
  await csv(line)
  const [card] = await cardsOf('RN Johnson')
  await practice.ask('POST', `/credentials/${card.id}/verify`, {})
  expect((await csv(line)).body.changed).toEqual([])
  expect(await cardsOf('RN Johnson')).toMatchObject([{ verifiedOn: '2026-11-23' }])
})

test('somebody unknown is kept as a gap until they are known', async () => {
  const { body } = await csv('RN Gupta,RN license,lapsed,2026-11-20,')
  expect(body.findings).toMatchObject([expect.stringContaining('RN Gupta')])
  const codes = async () =>
    (await listed('/practice/gaps')).map(({ code }: { code: string }) => code)
  expect(await codes()).toContain('unknown-employee')
  const [location] = await listed('/locations')
  await practice.ask('POST', '/providers', {
    displayName: 'RN Gupta',
    roles: ['RN'],
    locationId: location.id,
  })
  await csv('RN Gupta,RN license,lapsed,2026-11-20,')
  expect(await codes()).not.toContain('unknown-employee')
})

describe('the webhook', () => {
  const lapsed = {
    id: 'b1',
    records: [
      {
        employee: 'RN Johnson',
        credential: 'RN license',
        status: 'lapsed',
        expiresOn: '2026-11-25',
      },
    ],
  }

  test('is kept before it is answered, and applied once', async () => {
    expect(await hook(lapsed)).toBe(200)
    expect(await hook(lapsed)).toBe(200)
    expect(await mayOn('2026-11-26')).toBe(false)
    const events = await listed('/events')
    expect(events).toMatchObject([{ type: 'credentials-reported', status: 'applied' }])
    const log = await practice.ask('GET', '/practice/log?kind=credential&limit=1')
    expect(log.body.items[0]).toMatchObject({ actor: 'HR feed', action: 'changed' })
  })

  test('with another signature is refused and leaves nothing', async () => {
    expect(await hook(lapsed, 'another key of 16')).toBe(401)
    expect(await listed('/events')).toEqual([])
    expect(await mayOn('2026-11-26')).toBe(true)
  })

  test('about somebody unknown is not understood, and says who', async () => {
    const [record] = lapsed.records
    await hook({ records: [{ ...record, employee: 'RN Gupta' }] })
    expect(await listed('/events')).toMatchObject([
      { status: 'unmatched', reason: expect.stringContaining('RN Gupta') },
    ])
  })
})

test.each([
  ['RN Johnson,RN license,whatever,,', 'status', 'unknown-status'],
  ['RN Johnson,RN license,lapsed,2026-02-30,', 'expiresOn', 'unreadable-date'],
  [',RN license,lapsed,,', 'employee', 'empty-cell'],
])('a line that cannot be read refuses the whole list: %s', async (line, column, code) => {
  const answer = await csv('RN Patel,RN license,revoked,,', line)
  expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' })
  expect(answer.body.errors).toMatchObject([{ row: 2, column, code }])
  expect(
    (await listed('/credentials')).every(({ status }: { status: string }) => status === 'active'),
  ).toBe(true)
})

test('a lapse without a day counts from today', async () => {
  await csv('RN Johnson,RN license,lapsed,,')
  expect(await mayOn('2026-11-23')).toBe(false)
  practice.clock.advance(DAY_MS)
  expect(await mayOn('2026-11-24')).toBe(false)
})
