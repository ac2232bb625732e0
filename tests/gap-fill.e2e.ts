import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  appointments,
  CONFIRMATION,
  FILLED,
  OFFER,
  phonesWithTexts,
  reply,
  textsWith,
} from './support/phones.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.stop())

test('two say YES at once: one booking, one confirmation, one "slot filled", every step told', async () => {
  const [first, second] = await cancelAndWaitForOffers()
  await Promise.all([reply(world, first, 'YES'), reply(world, second, 'YES')])
  await until(async () => (await executions())[0]?.status === 'finished', 'the execution ends')
  await until(async () => textsWith(await phonesWithTexts(world), FILLED).length > 0, 'told')

  const phones = await phonesWithTexts(world)
  expect(textsWith(phones, CONFIRMATION)).toHaveLength(1)
  expect(textsWith(phones, FILLED)).toHaveLength(1)
  expect(await newBookings()).toHaveLength(1)
  const [execution] = await executions()
  expect(execution).toMatchObject({ status: 'finished', outcome: 'filled', version: 1 })
  const { journal } = await get(`${world.chairflow}/api/v1/executions/${execution.id}`)
  for (const text of [
    'was cancelled',
    'certificate valid until',
    'fit:',
    'Offered',
    'was first',
    'Booked',
  ]) {
    expect(
      journal.some((line: { text: string }) => line.text.includes(text)),
      text,
    ).toBe(true)
  }
})

test('a webhook delivered twice starts one execution', async () => {
  await post(`${world.sandbox}/control/faults`, { target: 'pms', kind: 'duplicate-webhook' })
  await cancelAndWaitForOffers()
  expect(await executions()).toHaveLength(1)
})

test('someone who said STOP is not offered the next slot', async () => {
  const [first, second] = await cancelAndWaitForOffers()
  await reply(world, first, 'STOP')
  await reply(world, second, 'NO')
  await until(async () => (await replies()).length === 2, 'both answers are heard')
  const before = textsWith(await phonesWithTexts(world), OFFER).length
  await cancelOne(1)
  await until(async () => (await executions()).length === 2, 'the second execution starts')
  await until(async () => textsWith(await phonesWithTexts(world), OFFER).length > before, 'offers')
  const stopped = (await phonesWithTexts(world)).find(({ number }) => number === first)
  expect(stopped?.messages.filter(({ direction }) => direction === 'to-patient')).toHaveLength(1)
})

test('a wrong signature is refused and leaves no trace but a line in the security log', async () => {
  const response = await fetch(`${world.chairflow}/hooks/pms/mindbody`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mindbody-signature': 'sha256=AAAA' },
    body: '{"messageId":"m-1","eventId":"appointmentBooking.cancelled"}',
  })
  expect(response.status).toBe(401)
  expect((await get(`${world.chairflow}/api/v1/events`)).items).toEqual([])
  await until(() => world.log().includes('webhook-signature'), 'the log names it')
})

test('nonsense gets a clear answer and the server stays up', async () => {
  const broken = await fetch(`${world.chairflow}/api/v1/flows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":',
  })
  expect(broken.status).toBe(400)
  expect(broken.headers.get('content-type')).toContain('application/problem+json')
  expect((await post(`${world.sandbox}/control/appointments/99999/cancel`)).status).toBe(404)
  expect((await reply(world, '+15125559999', 'YES')).status).toBe(404)
  expect((await fetch(`${world.chairflow}/hooks/pms/nobody`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${world.chairflow}/readyz`)).status).toBe(200)
})

async function cancelOne(index = 0): Promise<void> {
  const future = (await appointments(world)).filter(
    ({ service, status }) => service === 'Neuromodulator injection' && status !== 'cancelled',
  )
  const { status } = await post(`${world.sandbox}/control/appointments/${future[index]?.id}/cancel`)
  expect(status).toBe(200)
}

async function cancelAndWaitForOffers(): Promise<readonly [string, string]> {
  await cancelOne()
  await until(async () => (await phonesWithTexts(world)).length === 2, 'two offers arrive')
  const [first, second] = await phonesWithTexts(world)
  return [first?.number ?? '', second?.number ?? '']
}

async function executions() {
  return (await get(`${world.chairflow}/api/v1/executions`)).items
}

/** Bookings that were not in the practice's week: ids go on from the seed. */
async function newBookings() {
  const { appointments: seed } = await get(`${world.sandbox}/control/practice`)
  const known = new Set(seed.map(({ externalId }: { externalId: string }) => externalId))
  return (await appointments(world)).filter(({ id }) => !known.has(id))
}

async function replies() {
  const { items } = await get(`${world.chairflow}/api/v1/events`)
  return items.filter(
    ({ type, status }: { type: string; status: string }) =>
      type === 'message-received' && status === 'applied',
  )
}
