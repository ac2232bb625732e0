import type { Browser, Page } from 'playwright-core'
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

const api = (path: string) => `${world.chairflow}/api/v1${path}`

async function ownOfHydrafacial(): Promise<readonly object[]> {
  const { items } = await get(api('/services'))
  const services: readonly { readonly id: string; readonly overrides: readonly object[] }[] = items
  return services.find(({ id }) => id === 'svc_hydrafacial')?.overrides ?? []
}

test('what one location does differently is entered, shown beside the others, and taken back', async () => {
  const [austin] = (await get(api('/locations'))).items
  const north = { ...austin, id: 'loc_north', externalId: '', name: 'North' }
  expect((await post(api('/locations'), north)).status).toBe(201)
  const page = await openPage(1280, 'services')
  await page.getByRole('button', { name: /by location for HydraFacial/i }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'Location', 'North')
  await dialog.getByRole('textbox', { name: 'Who may do it' }).fill('RN license + (NP')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Write it like').waitFor()
  await expectAccessible(page, 'services-by-location')
  await dialog.getByRole('textbox', { name: 'Who may do it' }).fill('RN license + NP/PA')
  await choose(page, 'Kind of room', 'Laser')
  await dialog.getByLabel('Other devices than everywhere').check()
  await dialog.getByRole('textbox', { name: 'Minutes of the visit' }).fill('60')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await until(async () => (await ownOfHydrafacial()).length === 1, 'it is kept')
  expect(await ownOfHydrafacial()).toEqual([
    {
      locationId: 'loc_north',
      requirement: { credentials: { all: [{ kind: 'rn-license' }] }, roles: ['NP', 'PA'] },
      ...{ roomType: 'laser', equipmentTypes: [], durationMinutes: 60 },
    },
  ])
  const row = page.getByRole('row').filter({ hasText: 'HydraFacial' })
  await row.getByText('North: Laser').waitFor()
  await row.getByText('North: NP, PA').waitFor()
  await expectAccessible(page, 'services')
  const rules = await openPage(390, 'rules')
  await choose(rules, 'Which location?', 'North')
  await rules.getByText('RN license + NP/PA').waitFor()
  await expectAccessible(rules, 'rules-of-a-location')
  await page.getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await ownOfHydrafacial()).length === 0, 'it is taken back')
  await page.context().close()
  await rules.context().close()
})

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option }).first().click()
}

async function openPage(width: number, tab: string): Promise<Page> {
  const viewport = { width, height: 860 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.chairflow}/practice?tab=${tab}`)
  await page.getByRole('heading', { name: 'Practice' }).waitFor()
  return page
}
