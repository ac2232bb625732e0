import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { openBrowser } from './support/browser.ts'
import { get, openWorld, until, type World } from './support/world.ts'

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

test.each([1280, 390])(
  'at %i px an offer says what it would come to, and what is assumed can be tried, kept and taken back',
  async (width) => {
    const page = await openOffer(width)
    const box = page.getByRole('region', { name: 'With the people who wait now' })
    await box.scrollIntoViewIfNeeded()
    await box.getByText(/Assumes that 20 % of people say yes/).waitFor()
    await box.getByRole('combobox', { name: 'The time is' }).selectOption('24')
    await box.getByRole('button', { name: 'What is assumed' }).click()
    const rate = box.getByLabel('Of 100 people asked, so many say yes')
    await rate.fill('99')
    await box.getByText('A number from 1 to 95, please.').waitFor()
    await rate.fill('8.3')
    await box.getByText(/Assumes that 8.3 % of people say yes/).waitFor()
    await box.getByRole('button', { name: 'Keep for the practice' }).scrollIntoViewIfNeeded()
    await expectAccessible(page, 'forecast')
    expect((await assumptions()).acceptRate).toBe(0.2)
    await box.getByRole('button', { name: 'Keep for the practice' }).click()
    await until(async () => (await assumptions()).acceptRate === 0.083, 'it is kept')
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await assumptions()).acceptRate === 0.2, 'it is taken back')
    await page.context().close()
  },
)

test('a forecast that cannot be worked out says so and can be tried again', async () => {
  const page = await openOffer(1280, async (fresh) => {
    await fresh.route('**/waitlist/forecast', (route) => route.fulfill({ status: 500, body: '{}' }))
  })
  const box = page.getByRole('region', { name: 'With the people who wait now' })
  await box.getByText('This could not be worked out.').waitFor({ timeout: 30_000 })
  await page.unroute('**/waitlist/forecast')
  await box.getByRole('button', { name: 'Try again' }).click()
  await box.getByText(/Assumes that/).waitFor()
  await page.context().close()
})

const assumptions = () => get(`${world.chairflow}/api/v1/waitlist/assumptions`)

async function openOffer(
  width: number,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Page> {
  const viewport = { width, height: 860 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await prepare(page)
  await page.goto(`${world.chairflow}/flows/flw_gap_fill`)
  await page.locator('.react-flow__node[data-id="n_offer"]').click()
  return page
}
