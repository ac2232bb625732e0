import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const ROWS = [
  'Service\tRequired Certification\tEligible Providers\tRoom Type\tDuration + Buffer',
  'Chemical peel\tEsthetician license\tEsthetician Park\tFacial room\t45 min + 10 min buffer',
  'Microneedling\tMicroneedling cert + RN/NP/PA\tDr. Lee\tStandard treatment room\tan hour',
]

test('a pasted matrix is looked at, corrected and published', async () => {
  const page = await openPage(1280)
  const tab = page.getByRole('tabpanel')
  const matrix = tab.getByRole('textbox', { name: 'Matrix' })
  await matrix.fill(ROWS.join('\n'))
  await tab.getByRole('button', { name: 'Check' }).click()
  await tab.getByText('One place needs your attention.').waitFor()
  await tab.getByText(/Row 2, Duration \+ Buffer: Write it like/).waitFor()
  expect(await tab.getByRole('button', { name: 'Import and publish' }).count()).toBe(0)
  await expectNoViolations(page)
  await matrix.fill(ROWS.join('\n').replace('an hour', '60 min + 15 min buffer'))
  await tab.getByRole('button', { name: 'Check' }).focus()
  await page.keyboard.press('Enter')
  await tab.getByText(/Everything can be read/).waitFor()
  await tab.getByRole('button', { name: 'Import and publish' }).click()
  await tab.getByText('“Dispatch by the matrix” is live as version 1.').waitFor()
  const { items } = await get(`${world.chairflow}/api/v1/services`)
  expect(items.map(({ name }: { name: string }) => name)).toContain('Microneedling')
  await page.context().close()
})

test('a certificate gets its last day and is confirmed, on a phone', async () => {
  const page = await openPage(390)
  await expectNoViolations(page)
  await page.getByRole('tab', { name: 'Providers' }).click()
  await page.getByRole('button', { name: 'Edit Microneedling certificate, Dr. Lee' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Last day printed on it').fill('2030-03-31')
  await dialog.getByLabel('Where you looked it up').fill('Board register')
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click()
  await until(async () => (await card())?.validUntil === '2030-03-31', 'the day is kept')
  expect(await card()).toMatchObject({ status: 'active', source: 'Board register' })
  await page.context().close()
})

async function card() {
  const { items } = await get(`${world.chairflow}/api/v1/credentials`)
  const cards: readonly Readonly<Record<string, unknown>>[] = items
  return cards.find(({ kind }) => kind === 'microneedling-certificate')
}

async function openPage(width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.chairflow}/practice?tab=rules`)
  await page.getByRole('heading', { name: 'Paste your matrix' }).waitFor()
  return page
}

async function expectNoViolations(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(300)
    if (process.env.CHAIRFLOW_PICTURES) {
      const name = `matrix-${page.viewportSize()?.width}-${colorScheme}.png`
      await page.screenshot({ path: `${process.env.CHAIRFLOW_PICTURES}/${name}`, fullPage: true })
    }
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}
