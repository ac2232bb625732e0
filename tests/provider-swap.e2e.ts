import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Booked, bookInSandbox, changesAsked, clockAt } from './support/clinic-day.ts'
import { appointments, phonesWithTexts, textsWith } from './support/phones.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

/** Far enough ahead that the calendar of the demo practice is empty. */
const DAY = 10
const TOXIN = 'Neuromodulator injection'
const LEE = 'Dr. Lee'
const MARTINEZ = 'NP Martinez'
/** Of six bookings with Dr. Lee, the only other who may do them is busy at the last two. */
const TIMES = ['09:00', '10:00', '11:00', '12:00', '14:00', '15:00']
const BUSY = ['14:00', '15:00']

let world: World
beforeEach(async () => {
  world = await openWorld()
  await publishExample('provider-swap')
})
afterEach(() => world.stop())

test('a provider with six bookings is out: four are taken over, one gets another time, one is with the front desk; each once', async () => {
  const six = await bookSix()
  await leeIsOut()
  await until(async () => (await ended()).length === 4, 'four are taken over')
  await until(async () => (await openTasks()).length === 2, 'the front desk has two')

  const [first, second] = await openTasks()
  expect(first.title).toMatch(/^Another time for /)
  expect(first.body).toContain('Dr. Lee: Away')
  expect(first.choices.length).toBeGreaterThan(1)
  await decide(first.id, 'time-1')
  await until(async () => (await ended()).includes('rescheduled'), 'it has its new time')
  await decide(second.id, 'own')
  await until(async () => (await ended()).length === 6, 'all six flows ended')
  await until(async () => (await openTasks()).length === 1, 'the front desk keeps the last one')
  expect((await openTasks())[0]?.title).toMatch(/^A booking cannot stay: /)

  expect((await ended()).toSorted()).toEqual([
    'front-desk',
    ...Array(4).fill('reassigned'),
    'rescheduled',
  ])
  await expectEachOnce(six, { moved: 5 })
  expect(textsWith(await phonesWithTexts(world), `is now with ${MARTINEZ}`)).toHaveLength(4)
  expect(textsWith(await phonesWithTexts(world), 'your visit is now on')).toHaveLength(1)
})

test('killed while it is at work, and told everything twice: none is lost, none is moved or told twice', async () => {
  const six = await bookSix()
  const twice = { target: 'pms', kind: 'duplicate-webhook', seconds: 600 }
  await post(`${world.sandbox}/control/faults`, twice)
  await leeIsOut()
  await world.killServer()
  await world.startServer()
  await until(async () => (await changesAsked(world)).size > 0, 'the first is being moved')
  await world.killServer()
  await world.startServer()
  await until(async () => (await ended()).length === 4, 'four are taken over', 90_000)
  await until(async () => (await openTasks()).length === 2, 'the front desk has two')
  await expectEachOnce(six, { moved: 4 })
  const told = textsWith(await phonesWithTexts(world), `is now with ${MARTINEZ}`)
  expect(told).toHaveLength(4)
})

/** By the sandbox's own ledger: nobody else was touched, each moved visit was changed once, all are there. */
async function expectEachOnce(six: readonly Booked[], { moved }: { readonly moved: number }) {
  const ids = new Set(six.map(({ id }) => id))
  const now = (await calendar()).filter(({ id }) => ids.has(id))
  expect(now).toHaveLength(6)
  expect(now.every(({ status }) => status === 'booked')).toBe(true)
  const movedIds = now.filter(({ provider }) => provider !== LEE).map(({ id }) => id)
  expect(movedIds).toHaveLength(moved)
  const asked = await changesAsked(world)
  expect(asked).toEqual(new Map(movedIds.map((id) => [id, 1])))
  const keys = now.map(({ provider, start }) => `${provider} ${start}`)
  expect(new Set(keys).size).toBe(6)
}

async function bookSix(): Promise<readonly Booked[]> {
  const { patients } = await get(`${world.sandbox}/control/practice`)
  const who = (index: number) => patients[index].id as string
  for (const [index, clock] of BUSY.entries()) await book(MARTINEZ, clock, who(index))
  const six: Booked[] = []
  for (const [index, clock] of TIMES.entries()) six.push(await book(LEE, clock, who(index + 5)))
  const known = new Set(six.map(({ id }) => id))
  await until(async () => {
    const { items } = await get(`${world.chairflow}/api/v1/appointments?limit=200`)
    const heard = items.filter(({ externalId }: { externalId: string }) => known.has(externalId))
    return heard.length === 6
  }, 'all six are known')
  return six
}

async function book(provider: string, clock: string, patient: string): Promise<Booked> {
  const start = await clockAt(world, DAY, clock)
  return bookInSandbox(world, { start, service: TOXIN, provider, patient })
}

async function leeIsOut(): Promise<void> {
  const response = await post(`${world.chairflow}/api/v1/time-off`, {
    resourceKind: 'provider',
    resourceId: 'prv_lee',
    startAt: Date.parse(await clockAt(world, DAY, '00:00')),
    endAt: Date.parse(await clockAt(world, DAY + 1, '00:00')),
    reason: '',
  })
  expect(response.status).toBe(201)
}

async function publishExample(name: string): Promise<void> {
  const file = new URL(`../examples/flows/${name}.flow.json`, import.meta.url)
  const flows = `${world.chairflow}/api/v1/flows`
  const imported = await post(`${flows}/import`, JSON.parse(readFileSync(file, 'utf8')))
  const { id, revision } = (await imported.json()) as { id: string; revision: number }
  expect((await post(`${flows}/${id}/publish`, { revision })).status).toBe(200)
}

async function calendar(): Promise<readonly Booked[]> {
  return (await appointments(world)) as unknown as readonly Booked[]
}

/** Outcomes of the flows that ended. */
async function ended(): Promise<readonly string[]> {
  const { items } = await get(`${world.chairflow}/api/v1/executions`)
  return items.flatMap(({ outcome }: { outcome: string | null }) => outcome ?? [])
}

async function openTasks() {
  return (await get(`${world.chairflow}/api/v1/tasks?status=open`)).items
}

async function decide(id: string, choice: string): Promise<void> {
  const response = await post(`${world.chairflow}/api/v1/tasks/${id}/decide`, { choice })
  expect(response.status).toBe(200)
}
