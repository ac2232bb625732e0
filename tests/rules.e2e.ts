import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const address = () => `${world.chairflow}/api/v1/flows/flw_gap_fill`

test('rules of a whole flow are set by keyboard, kept, and undone', async () => {
  const page = await openPage(1280)
  await page.goto(`${world.chairflow}/flows/flw_gap_fill`)
  await page.getByRole('button', { name: 'Rules of this flow' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Rules of this flow' })
  await dialog.getByRole('combobox', { name: 'How many at once' }).click()
  await page.getByRole('option', { name: 'patient', exact: true }).click()
  await dialog.getByRole('radio', { name: 'is not started' }).focus()
  await page.keyboard.press('Space')
  await dialog
    .getByRole('group', { name: /Begin again when/ })
    .getByLabel('moved or changed')
    .check()
  await dialog.getByRole('textbox', { name: 'Stop after' }).fill('30')
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await until(async () => (await settings()).maxAge === 'P30D', 'the rules are saved')
  expect(await settings()).toMatchObject({
    concurrency: { key: 'patient.patientId', limit: 1, onCollision: 'drop' },
    restartOn: ['appointment.changed'],
  })
  await page.getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await settings()).maxAge === 'P7D', 'the last rule is undone')
  await page.context().close()
})

test('another flow is chosen by its name, with the version that is live', async () => {
  const created = await post(`${world.chairflow}/api/v1/flows`, { name: 'Runs another' })
  const { id } = (await created.json()) as { id: string }
  const page = await openPage(390)
  await page.goto(`${world.chairflow}/flows/${id}`)
  await page.getByRole('button', { name: 'Add a step' }).click()
  await page.getByRole('button', { name: /Run another flow/ }).click()
  await page.getByRole('combobox', { name: 'Flow' }).click()
  await page.getByRole('option').first().click()
  await until(async () => (await step(id))?.flowId === 'flw_gap_fill', 'the flow is chosen')
  expect(await step(id)).toMatchObject({ version: 1 })
  await expectNoViolations(page)
  await page.context().close()
})

async function settings() {
  return (await get(address())).document.logic.settings
}

async function step(id: string) {
  const { document } = await get(`${world.chairflow}/api/v1/flows/${id}`)
  const nodes: readonly { readonly type: string; readonly config: Record<string, unknown> }[] =
    document.logic.nodes
  return nodes.find(({ type }) => type === 'run-flow')?.config
}

async function openPage(width: number): Promise<Page> {
  const viewport = { width, height: 860 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

async function expectNoViolations(page: Page): Promise<void> {
  await page.waitForTimeout(400)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(200)
    if (process.env.CHAIRFLOW_PICTURES) {
      const width = page.viewportSize()?.width
      await page.screenshot({
        path: `${process.env.CHAIRFLOW_PICTURES}/${width}-${colorScheme}.png`,
      })
    }
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
