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

test('a phrase is tried, a word for it added, tried again, and taken back', async () => {
  const page = await openPage(1280)
  await page.getByRole('heading', { name: 'No words of your own yet' }).waitFor()
  await tryPhrase(page, 'the glow up on friday')
  await page.getByText('it asks back, or a person decides').waitFor()
  await expectAccessible(page, 'words-unknown')
  await page.getByRole('button', { name: 'Add a word' }).click()
  const dialog = page.getByRole('dialog', { name: 'A word for a treatment' })
  await dialog.getByRole('button', { name: 'Add a word' }).click()
  await dialog.getByText('Please write the word.').waitFor()
  await dialog.getByText('Please choose which treatment it is.').waitFor()
  await dialog.getByRole('textbox', { name: 'Word', exact: true }).fill('botox')
  await dialog.getByText('This word is in the list already.').waitFor()
  await expectAccessible(page, 'words-add')
  await dialog.getByRole('textbox', { name: 'Word', exact: true }).fill('Glow 50/50 package')
  await dialog.getByRole('combobox', { name: 'Which treatment it is' }).fill('hydra')
  await page.getByRole('option').first().click()
  await dialog.getByLabel('Other words for it').fill('glow up')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Add a word' }).click()
  await until(async () => (await own()).length === 1, 'the word is kept')
  await tryPhrase(page, 'the glow up on friday')
  await page.getByText('The flow goes on by itself.').waitFor()
  await page.getByText(/97 % sure/).waitFor()
  await expectAccessible(page, 'words-own')
  await page.getByRole('button', { name: 'Remove Glow 50/50 package' }).click()
  await until(async () => (await own()).length === 0, 'the word is gone')
  const said = page.getByRole('alert').filter({ hasText: 'is no word of yours any more' })
  await said.getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await own()).length === 1, 'the word is back')
  expect(await own()).toMatchObject([{ category: 'hydrafacial', synonyms: ['glow up'] }])
  await page.context().close()
})

test('a word that comes along is found and changed on a phone, and goes back to what it was', async () => {
  const page = await openPage(390)
  await page.getByLabel('Find a word or a treatment').fill('botx')
  await page.getByText('One word', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Edit Botox' }).click()
  const dialog = page.getByRole('dialog', { name: 'What “Botox” means' })
  await dialog.getByLabel('We offer it').uncheck()
  await expectAccessible(page, 'words-edit')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Not offered here').waitFor()
  await tryPhrase(page, 'botox friday')
  await page.getByText('Botox is not offered here.').waitFor()
  await expectAccessible(page, 'words-phone')
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await until(
    async () => !(await own()).some(({ name }: { name: string }) => name === 'Botox'),
    'it comes along again',
  )
  await page.context().close()
})

test('words that cannot be read say so', async () => {
  const page = await openPage(1280)
  await page.route('**/api/v1/lexicon', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.reload()
  await page.getByRole('heading', { name: 'This could not be read' }).waitFor()
  await page.unroute('**/api/v1/lexicon')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Words that come along' }).waitFor()
  await page.context().close()
})

async function tryPhrase(page: Page, phrase: string): Promise<void> {
  await page.getByLabel('What somebody might write').fill(phrase)
  await page.getByRole('button', { name: 'Try it' }).click()
}

async function own() {
  const { items } = await get(`${world.chairflow}/api/v1/lexicon`)
  return items.filter(({ isOwn }: { isOwn: boolean }) => isOwn)
}

async function openPage(width: number): Promise<Page> {
  const viewport = { width, height: 860 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.chairflow}/practice?tab=words`)
  return page
}
