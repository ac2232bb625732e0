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

/** The oracle is the sandbox's own ledger: what arrived on the phones and in the calendar. */
let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.stop())

test('killed right after the cancellation was acknowledged: the offers still go out, once', async () => {
  await post(`${world.sandbox}/control/faults`, { target: 'sms', kind: 'down', seconds: 600 })
  await cancelOne()
  await until(async () => (await executions()).length === 1, 'the execution is stored')
  await world.killServer()
  await endFaults()
  await world.startServer()
  await finishStory()
})

test('killed while a text was accepted and its answer still on the way: nobody is texted twice', async () => {
  await post(`${world.sandbox}/control/faults`, {
    target: 'sms',
    kind: 'slow',
    delayMs: 60_000,
    seconds: 600,
  })
  await cancelOne()
  await until(async () => offers(await phonesWithTexts(world)) === 2, 'both texts are accepted')
  await world.killServer()
  await endFaults()
  await world.startServer()
  await finishStory()
})

test('killed while the booking was written and its answer still on the way: booked once', async () => {
  await cancelOne()
  await until(async () => offers(await phonesWithTexts(world)) === 2, 'two offers arrive')
  await post(`${world.sandbox}/control/faults`, {
    target: 'pms',
    kind: 'slow',
    delayMs: 60_000,
    seconds: 600,
  })
  await sayYes()
  await until(async () => (await newBookings()).length === 1, 'the booking is written')
  await world.killServer()
  await endFaults()
  await world.startServer()
  await expectOneWinner()
})

async function finishStory() {
  await until(async () => offers(await phonesWithTexts(world)) === 2, 'two offers arrive')
  await sayYes()
  await expectOneWinner()
}

async function sayYes() {
  const phones = await phonesWithTexts(world)
  await Promise.all(phones.map(({ number }) => reply(world, number, 'YES')))
}

async function expectOneWinner() {
  await until(async () => (await executions())[0]?.status === 'finished', 'the execution ends')
  await until(async () => textsWith(await phonesWithTexts(world), FILLED).length > 0, 'told')
  const phones = await phonesWithTexts(world)
  expect(offers(phones)).toBe(2)
  expect(textsWith(phones, CONFIRMATION)).toHaveLength(1)
  expect(textsWith(phones, FILLED)).toHaveLength(1)
  expect(await newBookings()).toHaveLength(1)
  expect((await executions())[0]).toMatchObject({ outcome: 'filled' })
  expect(await executions()).toHaveLength(1)
}

function offers(phones: Parameters<typeof textsWith>[0]): number {
  return textsWith(phones, OFFER).length
}

async function cancelOne() {
  const found = (await appointments(world)).find(({ service }) => service === 'HydraFacial')
  await post(`${world.sandbox}/control/appointments/${found?.id}/cancel`)
}

async function endFaults() {
  await fetch(`${world.sandbox}/control/faults`, { method: 'DELETE' })
}

async function executions() {
  return (await get(`${world.chairflow}/api/v1/executions`)).items
}

async function newBookings() {
  const { appointments: seed } = await get(`${world.sandbox}/control/practice`)
  const known = new Set(seed.map(({ externalId }: { externalId: string }) => externalId))
  return (await appointments(world)).filter(({ id }) => !known.has(id))
}
