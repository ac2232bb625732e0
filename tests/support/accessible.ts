import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Light and dark, axe finds nothing against WCAG 2.2 AA. With `CHAIRFLOW_PICTURES` a folder, what it
 * looked at is kept there.
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(200)
    await keepPicture(page, `${name}-${page.viewportSize()?.width}-${colorScheme}`)
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.CHAIRFLOW_PICTURES
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
