import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { appointments } from './support/phones.ts'
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

test('a carrier that is down is told on every page, and taken note of by keyboard on a phone', async () => {
  const page = await openPhonePage()
  await page.goto(`${world.chairflow}/alerts`)
  await page.getByRole('heading', { name: 'Everything works' }).waitFor()

  await post(`${world.sandbox}/control/faults`, { target: 'sms', kind: 'down', seconds: 600 })
  for (const { id } of (await appointments(world)).slice(0, 4)) {
    await post(`${world.sandbox}/control/appointments/${id}/cancel`)
  }
  await page.getByRole('heading', { name: 'Twilio does not work at the moment' }).waitFor()
  expect((await get(`${world.chairflow}/api/v1/alerts?status=open`)).items).toHaveLength(1)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.goto(`${world.chairflow}/flows`)
  const bell = page.getByRole('link', { name: 'Alerts' })
  await bell.getByText('1').waitFor()
  await bell.focus()
  await page.keyboard.press('Enter')
  const note = page.getByRole('button', { name: /^I know about it/ })
  await note.focus()
  await page.keyboard.press('Enter')
  await page.getByText('knows about it').waitFor()
  await until(async () => (await bell.getByText('1').count()) === 0, 'the bell is quiet')
  expect((await get(`${world.chairflow}/api/v1/alerts?status=open`)).items).toHaveLength(1)
  await page.close()
})

async function openPhonePage(): Promise<Page> {
  const viewport = { width: 390, height: 800 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}
