import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

const IMAGES = 'docs/images'

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

test('cancel in the calendar, two YES on the phones, one winner, the path lit with reasons', async () => {
  const page = await openPage()
  await page.goto(world.sandbox)
  await page.locator('[data-appointment-id]').first().click()
  await page.getByRole('button', { name: 'Cancel appointment' }).click()
  await page.getByText('just opened').nth(1).waitFor()
  await picture(page, 'sandbox-calendar')

  await page.goto(`${world.sandbox}/phones`)
  const asked = page.locator('[data-phone]').filter({ hasText: 'just opened' })
  await asked.nth(1).waitFor()
  const numbers = await asked.evaluateAll((all) => all.map((one) => one.getAttribute('data-phone')))
  expect(numbers).toHaveLength(2)
  for (const number of numbers) {
    await page.locator(`[data-phone="${number}"]`).click()
    await page.getByRole('button', { name: 'YES', exact: true }).click()
  }
  await page.getByTestId('message').filter({ hasText: 'Slot filled' }).waitFor()
  await page.locator(`[data-phone="${numbers[0]}"]`).click()
  await page.getByTestId('message').filter({ hasText: "You're booked" }).waitFor()
  await picture(page, 'sandbox-phones')

  await page.goto(`${world.chairflow}/executions`)
  await page
    .getByRole('link', { name: /Fill cancelled slots/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'Fill cancelled slots' }).waitFor()
  for (const node of ['n_cancelled', 'n_match', 'n_offer', 'n_book', 'n_filled']) {
    await expectStatus(page, node, 'taken')
  }
  await expectStatus(page, 'n_desk', 'untaken')
  const journal = page.getByRole('list', { name: 'Journal' })
  await journal.getByText('was first and gets the slot').waitFor()
  await journal.getByText('certificate valid until').first().waitFor()
  await picture(page, 'replay')
  await page.close()
})

test('a flow is built on an empty canvas by pointer, published, and runs', async () => {
  const page = await openPage()
  await page.goto(`${world.chairflow}/flows`)
  await page.getByRole('button', { name: 'New flow' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Say sorry')
  await page.getByRole('button', { name: 'Create flow' }).click()
  await page.getByRole('region', { name: 'Steps' }).waitFor()

  await dropStep(page, 'Appointment event', { x: 80, y: 160 })
  await dropStep(page, 'Send a text', { x: 420, y: 160 })
  await page
    .getByRole('textbox', { name: /^Text/ })
    .fill('Sorry to see you go, {{ patient.firstName }}.')
  await closeSettings(page)
  await dropStep(page, 'End', { x: 760, y: 160 })
  await page.getByRole('button', { name: 'Close settings' }).click()
  await page.getByRole('button', { name: 'Show the whole flow' }).click()
  await page.waitForTimeout(600)
  await connect(page, 'appointment_event', 'next', 'send_sms')
  await connect(page, 'send_sms', 'sent', 'end')

  await page.getByText('Ready to publish').waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Publish version 1' }).click()
  await until(async () => (await findFlow())?.published?.version === 1, 'version 1 is live')
  await page.close()
  await expectItToRun()
})

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([
    ['flows', () => `${world.chairflow}/flows`],
    ['canvas', () => `${world.chairflow}/flows/flw_gap_fill`],
    ['executions', () => `${world.chairflow}/executions`],
    ['tasks', () => `${world.chairflow}/tasks`],
    ['practice', () => `${world.chairflow}/practice`],
    ['alerts', () => `${world.chairflow}/alerts`],
    ['sandbox-calendar', () => world.sandbox],
    ['sandbox-phones', () => `${world.sandbox}/phones`],
  ] as const)('%s has nothing that axe finds wrong', async (name, address) => {
    const page = await openPage(colorScheme)
    await page.goto(address(), { waitUntil: 'domcontentloaded' })
    await settled(page)
    if (name === 'canvas' && colorScheme === 'light') await picture(page, 'canvas')
    expect(await violations(page)).toEqual([])
    await page.close()
  })

  test('an execution has nothing that axe finds wrong', async () => {
    const { items } = await get(`${world.chairflow}/api/v1/executions`)
    const page = await openPage(colorScheme)
    await page.goto(`${world.chairflow}/executions/${items.at(-1).id}`)
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

async function openPage(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const viewport = { width: 1280, height: 800 }
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** Fonts, data and the first drawing are there. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, .react-flow__node').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
}

async function picture(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.screenshot({ path: `${IMAGES}/${name}.png` })
}

async function violations(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const result = await new AxeBuilder({ page }).withTags(tags).analyze()
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

async function expectStatus(page: Page, node: string, status: string): Promise<void> {
  const card = page.getByTestId(`node-${node}`)
  await until(
    async () => (await card.getAttribute('data-status')) === status,
    `${node} is ${status}`,
  )
}

async function dropStep(page: Page, title: string, targetPosition: { x: number; y: number }) {
  const steps = page.getByRole('region', { name: 'Steps' })
  const entry = steps.getByRole('button', { name: title, exact: true })
  await entry.dragTo(page.locator('.react-flow__pane'), { targetPosition })
}

async function closeSettings(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
}

/** Draws a wire from a port to a step with the mouse. */
async function connect(page: Page, from: string, port: string, to: string): Promise<void> {
  const start = await centre(page, `port-${from}-${port}`)
  const end = await centre(page, `in-${to}`)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 })
  await page.mouse.move(end.x, end.y, { steps: 6 })
  await page.mouse.up()
  await page.waitForTimeout(300)
}

async function centre(page: Page, testId: string) {
  const box = await page.getByTestId(testId).boundingBox()
  if (box === null) throw new Error(`${testId} is not on the page`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function findFlow() {
  const { items } = await get(`${world.chairflow}/api/v1/flows`)
  return items.find(({ name }: { name: string }) => name === 'Say sorry')
}

async function expectItToRun(): Promise<void> {
  const { items } = await get(`${world.sandbox}/control/appointments`)
  const next = items.find(({ status }: { status: string }) => status === 'booked')
  await post(`${world.sandbox}/control/appointments/${next.id}/cancel`)
  const phone = `${world.sandbox}/control/phones/${encodeURIComponent(next.patient.phone)}`
  await until(async () => (await get(phone)).messages.length === 1, 'the text arrives')
  const [text] = (await get(phone)).messages
  expect(text.body).toBe(`Sorry to see you go, ${next.patient.name.split(' ')[0]}.`)
}
