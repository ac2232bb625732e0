import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { openBrowser } from './support/browser.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

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

test('somebody is put on the waitlist with days, hours and wishes; what is missing is said on its field; it can be taken back', async () => {
  const page = await openPage(1280)
  const before = (await waiting()).length
  await page.getByRole('button', { name: 'Add to the waitlist' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who waits for what?' })
  await dialog.getByRole('button', { name: 'Add to the waitlist' }).click()
  await dialog.getByText('Please choose who waits.').waitFor()
  await dialog.getByText('Please choose what they wait for.').waitFor()
  await choose(dialog, page, 'Who')
  await choose(dialog, page, 'Waits for')
  await dialog.getByRole('button', { name: 'Add days and hours' }).click()
  await dialog.getByRole('button', { name: 'Add days and hours' }).click()
  const second = dialog.getByRole('group', { name: 'Days and hours 2' })
  await second.getByLabel('To').fill('08:00')
  await second.getByText('The end must be after the start.').waitFor()
  await expectAccessible(page, 'add-wrong')
  await second.getByLabel('To').fill('18:30')
  await second.getByText('Mon', { exact: true }).click()
  await choose(dialog, page, 'With whom')
  await dialog.getByLabel('Nobody else').check()
  await dialog.getByLabel('Notice they need, in hours').fill('1.5')
  await dialog.getByLabel('Waits until').fill('2099-12-24')
  await dialog.getByRole('button', { name: 'Add to the waitlist' }).click()
  await until(async () => (await waiting()).length === before + 1, 'somebody more waits')
  expect((await waiting()).at(-1)).toMatchObject({
    windows: [
      { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
      { days: [2, 3, 4, 5], from: '09:00', to: '18:30' },
    ],
    noticeMinutes: 90,
    provider: { strength: 'only' },
    expiresAt: expect.stringMatching(/^2099-12-25T/),
  })
  await page.getByText(/^Only with .*1.5 hours notice; Until Dec 24, 2099$/).waitFor()
  await expectAccessible(page, 'added')
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await waiting()).length === before, 'it is taken back')
  await page.context().close()
})

test('an entry is changed, paused and taken off on a phone, each with a way back', async () => {
  const page = await openPage(390)
  const [first] = await waiting()
  await page.getByRole('button', { name: `Edit ${first.patientName}` }).click()
  const dialog = page.getByRole('dialog', { name: `What ${first.patientName} waits for` })
  await dialog.getByRole('button', { name: 'Add days and hours' }).click()
  await expectAccessible(page, 'edit')
  await dialog.getByLabel('Note').fill('calls back')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await until(async () => (await entry(first.id)).note === 'calls back', 'it is changed')
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await entry(first.id)).note === first.note, 'the change is taken back')
  await page.getByRole('button', { name: `Pause ${first.patientName}` }).click()
  await until(async () => (await entry(first.id)).status === 'paused', 'they are paused')
  await page.getByRole('button', { name: `Remove ${first.patientName}` }).click()
  await until(async () => (await entry(first.id)).status === 'removed', 'they are off')
  await page.getByRole('switch', { name: /no longer wait/ }).check()
  await page.getByRole('button', { name: `Put back ${first.patientName}` }).click()
  await until(async () => (await entry(first.id)).status === 'waiting', 'they are back')
  await expectAccessible(page, 'list')
  await page.context().close()
})

test('who waits for the service already is told so on the field', async () => {
  const page = await openPage(1280)
  const [first] = await waiting()
  await page.getByRole('button', { name: 'Add to the waitlist' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who waits for what?' })
  await choose(dialog, page, 'Who', first.patientName)
  await choose(dialog, page, 'Waits for', first.serviceName)
  await dialog.getByRole('button', { name: 'Add to the waitlist' }).click()
  await dialog.getByText('waits for this service already').first().waitFor()
  expect(
    await dialog.getByRole('combobox', { name: 'Waits for' }).getAttribute('aria-invalid'),
  ).toBe('true')
  await page.context().close()
})

test('a waitlist that cannot be read says so, and an empty one how it begins', async () => {
  const page = await openPage(1280)
  await page.route('**/api/v1/waitlist', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.reload()
  await page.getByRole('heading', { name: 'This could not be read' }).waitFor()
  await page.unroute('**/api/v1/waitlist')
  await page.route('**/api/v1/waitlist', (route) =>
    route.fulfill({ json: { items: [], nextCursor: null } }),
  )
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Nobody is waiting' }).waitFor()
  await expectAccessible(page, 'empty')
  await page.context().close()
})

test('a step drawn before there was “What must suit” shows there what it does, and keeps it', async () => {
  const created = await post(`${world.chairflow}/api/v1/flows`, { name: 'Drawn before' })
  const { id, revision, document } = (await created.json()) as Drawn
  const config = { slot: 'slot', onlyPreferredTimes: false, order: 'longest-waiting', limit: 4 }
  const nodes = [{ id: 'n_find', type: 'find-waitlist', v: 1, config }]
  const old = { ...document, logic: { ...document.logic, nodes, edges: [] } }
  const address = `${world.chairflow}/api/v1/flows/${id}`
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ revision, document: old })
  expect((await fetch(address, { method: 'PUT', headers, body })).status).toBe(200)
  const page = await openPage(1280)
  await page.goto(`${world.chairflow}/flows/${id}`)
  await page.locator('.react-flow__node[data-id="n_find"]').click()
  const suits = page.getByRole('combobox', { name: 'What must suit' })
  await suits.waitFor()
  expect(await suits.inputValue()).toBe('Only the service')
  expect(await page.getByText('Only people who prefer this day and time').count()).toBe(0)
  const most = page.getByLabel('At most this many people')
  await most.fill('3')
  await until(async () => (await settings(address)).limit === 3, 'it is saved')
  expect(await settings(address)).toEqual({
    ...{ slot: 'slot', matching: 'service', order: 'longest-waiting', limit: 3 },
  })
  await page.context().close()
})

test('a practice of two locations says at which, and how far another may be', async () => {
  const { items } = await get(`${world.chairflow}/api/v1/locations`)
  const { id: _, ...first } = items[0]
  const second = { ...first, name: 'Round Rock', externalId: 'second' }
  const made = await post(`${world.chairflow}/api/v1/locations`, second)
  expect(made.status).toBe(201)
  const page = await openPage(390)
  await page.getByText(`At ${first.name}`).first().waitFor()
  await page.getByRole('button', { name: 'Add to the waitlist' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who waits for what?' })
  await dialog.getByRole('button', { name: 'Add to the waitlist' }).click()
  await dialog.getByText('Please choose at least one location.').waitFor()
  await dialog.getByLabel('Round Rock').check()
  await choose(dialog, page, 'Who', 'Gina')
  await choose(dialog, page, 'Waits for', 'HydraFacial')
  await choose(dialog, page, 'With whom')
  await dialog.getByLabel('Where they come from, zip code').fill('787')
  await dialog.getByText('A zip code has five digits.').waitFor()
  await expectAccessible(page, 'two-places')
  await dialog.getByLabel('Where they come from, zip code').fill('78701')
  await dialog.getByLabel('How far they would travel, in miles').fill('12')
  await dialog.getByRole('button', { name: 'Add to the waitlist' }).click()
  await page.getByText(/^At Round Rock; .*Up to 12 miles away; Comes from 78701$/).waitFor()
  await page.context().close()
})

type Drawn = {
  readonly id: string
  readonly revision: number
  readonly document: { readonly logic: object }
}

async function settings(address: string) {
  return (await get(address)).document.logic.nodes[0].config
}

async function choose(dialog: Locator, page: Page, field: string, name?: string): Promise<void> {
  await dialog.getByRole('combobox', { name: field, exact: true }).click()
  const options = page.getByRole('option')
  await (name === undefined ? options.last() : options.filter({ hasText: name }).first()).click()
}

async function waiting() {
  const { items } = await get(`${world.chairflow}/api/v1/waitlist`)
  return items.filter(({ status }: { status: string }) => status === 'waiting')
}

const entry = (id: string) => get(`${world.chairflow}/api/v1/waitlist/${id}`)

async function openPage(width: number): Promise<Page> {
  const viewport = { width, height: 860 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.chairflow}/practice?tab=waitlist`)
  return page
}
