import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { openBrowser } from './support/browser.ts'
import { bookInSandbox, clockAt } from './support/clinic-day.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

const DAY = 10

let world: World
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

test('nothing is to be moved: the page says so, and says when it cannot be read', async () => {
  const page = await openPage(1280)
  await page.getByRole('heading', { name: 'Every booking can stay' }).waitFor()
  await expectAccessible(page, 'to-move-empty')
  await page.route('**/api/v1/bookings/reroutes*', (route) =>
    route.fulfill({ status: 500, body: '{}' }),
  )
  await page.reload()
  await page.getByRole('heading', { name: 'This could not be read' }).waitFor()
  await page.unroute('**/api/v1/bookings/reroutes*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Every booking can stay' }).waitFor()
  await page.context().close()
})

test('each booking of somebody who is out shows why, who could take over, and who has it; then how it was solved', async () => {
  const [first, second] = [await book('10:00', 5), await book('14:00', 6)]
  const page = await openPage(1280)
  const off = await leeIsOut()
  const rows = page.getByRole('table').getByRole('row')
  await until(async () => (await rows.count()) === 3, 'both are listed without a reload')
  const row = rows.filter({ hasText: first.patient.name })
  await row.getByText('Front desk has it').waitFor()
  await row.getByText('Dr. Lee: Away').waitFor()
  await row.getByText('NP Martinez in Treatment room 1').waitFor()
  await expectAccessible(page, 'to-move')
  await row.getByRole('link', { name: `Open tasks, for ${first.patient.name}` }).click()
  await page.getByText('A booking cannot stay').first().waitFor()
  await page.context().close()

  const moved = `${world.sandbox}/control/appointments/${second.id}/cancel`
  expect((await post(moved)).status).toBe(200)
  await until(async () => (await open()).length === 1, 'it is settled by its news')
  await fetch(`${world.chairflow}/api/v1/time-off/${off}`, { method: 'DELETE' })
  const phone = await openPage(390)
  await phone.getByRole('heading', { name: 'Every booking can stay' }).waitFor()
  await phone.getByRole('switch', { name: 'Show what is solved' }).check()
  await phone.getByText('Moved or cancelled').waitFor()
  await phone.getByText('Can stay after all').waitFor()
  await expectAccessible(phone, 'to-move-solved')
  await phone.context().close()
})

test('a flow has a booking until somebody chose another time: a phone shows it, and leads to the flow', async () => {
  await publishExample()
  await book('11:00', 7, 'NP Martinez')
  const booked = await book('11:00', 8)
  await leeIsOut()
  const phone = await openPage(390)
  await phone.getByText('A flow has it').waitFor()
  await phone.getByText('Nobody at that time').waitFor()
  await expectAccessible(phone, 'to-move-flow')
  await phone.getByRole('link', { name: `See the flow for ${booked.patient.name}` }).click()
  await phone.getByText('Choose another time').first().waitFor()
  await phone.context().close()
})

async function publishExample(): Promise<void> {
  const file = new URL('../examples/flows/provider-swap.flow.json', import.meta.url)
  const flows = `${world.chairflow}/api/v1/flows`
  const imported = await post(`${flows}/import`, JSON.parse(readFileSync(file, 'utf8')))
  const { id, revision } = (await imported.json()) as { id: string; revision: number }
  expect((await post(`${flows}/${id}/publish`, { revision })).status).toBe(200)
}

async function openPage(width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${world.chairflow}/practice?tab=to-move`)
  await page.getByRole('heading', { name: 'Practice' }).waitFor()
  return page
}

async function book(clock: string, patient: number, provider = 'Dr. Lee') {
  const { patients } = await get(`${world.sandbox}/control/practice`)
  const booked = await bookInSandbox(world, {
    start: await clockAt(world, DAY, clock),
    service: 'Neuromodulator injection',
    provider,
    patient: patients[patient].id,
  })
  const known = async () => (await get(`${world.chairflow}/api/v1/appointments`)).items
  await until(
    async () =>
      (await known()).some(({ externalId }: { externalId: string }) => externalId === booked.id),
    'it is known',
  )
  return booked
}

async function leeIsOut(): Promise<string> {
  const response = await post(`${world.chairflow}/api/v1/time-off`, {
    resourceKind: 'provider',
    resourceId: 'prv_lee',
    startAt: Date.parse(await clockAt(world, DAY, '09:00')),
    endAt: Date.parse(await clockAt(world, DAY, '18:00')),
    reason: 'flu',
  })
  const { id } = (await response.json()) as { id: string }
  return id
}

async function open() {
  return (await get(`${world.chairflow}/api/v1/bookings/reroutes`)).items
}
