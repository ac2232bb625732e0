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

test('while both calendars agree the page says when they were compared, and says when it cannot be read', async () => {
  const page = await openPage(1280)
  await page.getByText(/The same calendar as Mindbody, compared at/).waitFor()
  await expectAccessible(page, 'calendar-agrees')
  await page.route('**/api/v1/drift*', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.reload()
  await page.getByRole('alert').getByText('This could not be read').waitFor()
  await page.unroute('**/api/v1/drift*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText(/The same calendar as Mindbody, compared at/).waitFor()
  await page.context().close()
})

test.each([1280, 390])(
  'what differs is listed with what to do, and a visit that is gone is given up only when confirmed, at %i px',
  async (width) => {
    const page = await openPage(width, found)
    const asked: string[] = []
    await page.route('**/api/v1/drift/*/accept', (route) => {
      asked.push(route.request().url())
      return route.fulfill({ json: {} })
    })
    await page.getByText('Not in the practice system any more').waitFor()
    await page.getByText('Two in one place. Both have Facial room.').waitFor()
    await expectAccessible(page, 'calendar-differs')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    const gone = page.getByRole('button', { name: /It is really gone: .*HydraFacial/ })
    await gone.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Cancel this visit here too?' })
    await dialog.getByRole('button', { name: 'Back' }).click()
    expect(asked).toEqual([])
    await gone.click()
    await dialog.getByRole('button', { name: 'It is gone' }).click()
    await until(() => asked.length === 1, 'it is given up')
    await page.getByText('The visit counts as cancelled now.').waitFor()
    await page.context().close()
  },
)

const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const visit = {
  startAt: at(30),
  endAt: at(31),
  status: 'booked',
  service: { id: 's', name: 'HydraFacial' },
  provider: { id: 'p', name: 'Esthetician Park' },
  room: null,
  location: null,
}
const finding = {
  connection: { id: 'mindbody', name: 'Mindbody' },
  status: 'open',
  needsYou: true,
  foundAt: at(-1),
  seenAt: at(0),
  closedAt: null,
  externalId: '1',
  here: null,
  there: null,
  overlap: null,
}
const found = {
  items: [
    {
      ...finding,
      id: 'drf_1',
      kind: 'missing-there',
      here: visit,
      whatToDo: 'Many visits are gone from Mindbody at once, so nothing is cancelled by itself.',
    },
    {
      ...finding,
      id: 'drf_2',
      kind: 'overlap',
      there: visit,
      overlap: {
        by: 'appointment',
        startAt: at(30),
        endAt: at(31),
        heldUntil: null,
        resources: [{ kind: 'room', id: 'r', name: 'Facial room' }],
      },
      whatToDo: 'Move or cancel one of the two in Mindbody. If both are meant, leave them.',
    },
    {
      ...finding,
      id: 'drf_3',
      kind: 'different-time',
      status: 'reconciled',
      needsYou: false,
      closedAt: at(0),
      there: visit,
      whatToDo: null,
    },
  ],
  nextCursor: null,
  comparisons: [{ connection: finding.connection, comparedAt: at(0) }],
}

async function openPage(width: number, answer?: object): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  if (answer !== undefined) {
    await page.route('**/api/v1/drift', (route) => route.fulfill({ json: answer }))
  }
  await page.goto(`${world.chairflow}/practice`)
  await page.getByRole('tab', { name: 'Calendar' }).click()
  return page
}

test('the page and the API tell the same', async () => {
  const { items, comparisons } = await get(`${world.chairflow}/api/v1/drift?status=open`)
  expect(items).toEqual([])
  expect(comparisons).toHaveLength(1)
})
