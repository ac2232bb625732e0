import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessible.ts'
import { openBrowser } from './support/browser.ts'
import { openWorld, post, type World } from './support/world.ts'

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

test('who changed what is listed as it happens, by kind and page by page', async () => {
  const page = await openPage(1280)
  await page.getByRole('heading', { name: 'Nothing was changed yet' }).waitFor()
  await runLate('prv_lee', 15)
  const row = page.getByRole('row').filter({ hasText: 'Dr. Lee' })
  await row.getByText('Providers').waitFor()
  await row.getByText('local user').waitFor()
  await expectAccessible(page, 'practice-log')
  for (let minutes = 1; minutes <= 60; minutes += 1) await runLate('prv_lee', minutes)
  await page.getByRole('button', { name: 'Show more' }).click()
  await page.getByRole('row').nth(61).waitFor()
  await page.getByRole('combobox', { name: 'Show' }).click()
  await page.getByRole('option', { name: 'Rooms' }).click()
  await page.getByRole('heading', { name: 'No change of this kind yet' }).waitFor()
  await page.getByRole('combobox', { name: 'Show' }).click()
  await page.getByRole('option', { name: 'All changes' }).click()
  await row.first().waitFor()
  await page.context().close()
})

test('the log is read on a phone without scrolling sideways', async () => {
  await runLate('prv_lee', 20)
  const page = await openPage(390)
  await page.getByText('Dr. Lee').first().waitFor()
  await expectAccessible(page, 'practice-log-phone')
  const [shown, whole] = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    return [clientWidth, scrollWidth]
  })
  expect(whole).toBe(shown)
  await page.context().close()
})

async function runLate(providerId: string, minutes: number): Promise<void> {
  const { status } = await post(`${world.chairflow}/api/v1/providers/${providerId}/running-late`, {
    minutes,
  })
  expect(status).toBe(200)
}

async function openPage(width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.chairflow}/practice?tab=log`)
  return page
}
