import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { openBrowser } from './support/browser.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

const HOUR_MS = 60 * 60_000
const FLOW = 'flw_dispatch_72h'
/** Far enough to be there at any hour of the day. */
const SOON_MS = 24 * HOUR_MS

let world: World
let browser: Browser
let visit: Visit
beforeAll(async () => {
  world = await openWorld()
  browser = await openBrowser()
  const { items } = await get(`${world.chairflow}/api/v1/appointments`)
  const visits: readonly Visit[] = items
  const found = visits.find(
    ({ serviceId, startAt }) =>
      serviceId === 'svc_neuromodulator' && Date.parse(startAt) > Date.now() + SOON_MS,
  )
  if (found === undefined) throw new Error('The demo practice has no visit to move')
  visit = found
  await closeRooms()
  await publishDispatch()
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

test('how far to look ahead is set in words; what depends on it is asked only then', async () => {
  for (const width of [1280, 390]) {
    const page = await openPage(width, `/flows/${FLOW}`)
    await page.getByRole('button', { name: 'Show the whole flow' }).click()
    await expectAccessible(page, 'dispatch')
    await page.locator('.react-flow__node[data-id="n_match"]').click()
    const hours = page.getByRole('textbox', { name: /look for another time within so many hours/ })
    await hours.scrollIntoViewIfNeeded()
    await expectAccessible(page, 'look-ahead')
    await hours.fill('')
    await page.getByText('Keep the proposed times free for').waitFor({ state: 'detached' })
    await hours.fill('48')
    await page.getByText('Keep the proposed times free for').first().waitFor()
    await page.context().close()
  }
})

test('nobody in time: the front desk sees why and chooses a time that is kept, which is booked', async () => {
  const start = { input: {}, appointmentId: visit.id }
  await post(`${world.chairflow}/api/v1/flows/${FLOW}/start`, start)
  const phone = await openPage(390, '/tasks')
  const onPhone = phone.getByRole('article').filter({ hasText: title() })
  await onPhone.scrollIntoViewIfNeeded()
  await expectAccessible(phone, 'choose')
  await phone.context().close()
  const page = await openPage(1280, '/tasks')
  const card = page.getByRole('article').filter({ hasText: title() })
  await card.getByText('There is no time within 72 hours.').waitFor()
  await expectAccessible(page, 'choose')
  const second = card.getByRole('button', { name: / with / }).nth(1)
  const label = await second.innerText()
  await second.click()
  await card.waitFor({ state: 'detached' })
  await until(async () => (await whenNow()) !== visit.startAt, 'the visit has moved')
  expect(label).toContain(wordsOf(await whenNow()))
  await page.context().close()
})

type Visit = {
  readonly id: string
  readonly startAt: string
  readonly serviceId: string
  readonly patientName: string
}

async function publishDispatch() {
  const api = `${world.chairflow}/api/v1/flows`
  const file = new URL('../examples/flows/dispatch-72h.flow.json', import.meta.url)
  const imported = await post(`${api}/import`, JSON.parse(readFileSync(file, 'utf8')))
  const { revision } = (await imported.json()) as { revision: number }
  expect((await post(`${api}/${FLOW}/publish`, { revision })).status).toBe(200)
}

/** Before the flow is live, so that it is started for one visit only. */
async function closeRooms() {
  const at = Date.parse(visit.startAt)
  for (const resourceId of ['room_t1', 'room_t2']) {
    const off = { startAt: at - HOUR_MS, endAt: at + 72.25 * HOUR_MS, reason: 'Painting' }
    const body = { resourceKind: 'room', resourceId, ...off }
    expect((await post(`${world.chairflow}/api/v1/time-off`, body)).status).toBe(201)
  }
}

function title(): string {
  return `Please find another time for ${visit.patientName}`
}

async function whenNow(): Promise<string> {
  const { items } = await get(`${world.chairflow}/api/v1/appointments`)
  return items.find(({ id }: Visit) => id === visit.id)?.startAt
}

/** As the practice in Austin says it. */
function wordsOf(instant: string): string {
  const timeZone = 'America/Chicago'
  const day = { weekday: 'long', month: 'long', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: '2-digit' } as const
  const date = new Date(instant)
  return `${date.toLocaleDateString('en-US', { ...day, timeZone })}, ${date.toLocaleTimeString('en-US', { ...time, timeZone })}`
}

async function openPage(width: number, path: string): Promise<Page> {
  const viewport = { width, height: 900 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.chairflow}${path}`)
  return page
}
