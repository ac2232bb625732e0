import AxeBuilder from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type Appointment, appointments, phonesWithTexts, reply } from './support/phones.ts'
import { get, openWorld, post, until, type World } from './support/world.ts'

let world: World
let browser: Browser
beforeAll(async () => {
  world = await openWorld()
  browser = await openBrowser()
  await fetch(`${world.chairflow}/api/v1/flows/flw_gap_fill`, { method: 'DELETE' })
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

test('published while somebody waits: moved by keyboard, they go on in the new version', async () => {
  const id = await publishFlow('Ask back', asking('n_ask', 'yes'))
  const { patient } = await cancelNext()
  await until(async () => (await newest(id))?.status === 'waiting', 'the question is asked')
  await saveDraft(id, asking('n_question', 'agreed'))

  const page = await openPage()
  await page.goto(`${world.chairflow}/flows/${id}`)
  await page.getByRole('button', { name: 'Publish', exact: true }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Publish Ask back' })
  await dialog.getByText('1 is on its way through this flow').waitFor()
  await dialog.getByText('1 at “Wait for a reply” (version 1)').waitFor()
  const finish = dialog.getByRole('radio', { name: 'Let them finish on the old version' })
  expect(await finish.isChecked()).toBe(true)
  await finish.focus()
  await page.keyboard.press('ArrowDown')
  const place = dialog.getByRole('combobox', { name: /Those at “Wait for a reply” go on at/ })
  await place.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectNoViolations(page)
  await picture(page, 'publish-under-way')
  await dialog.getByRole('button', { name: 'Publish version 2' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('1 goes on in it.').waitFor()

  await answer(patient.name, 'YES')
  await until(async () => (await newest(id))?.status === 'finished', 'it ends')
  expect(await newest(id)).toMatchObject({ version: 2, outcome: 'agreed' })
  await removeFlow(id)
  await page.close()
})

test('a step that failed runs again on the version that mends it, and says what repeats', async () => {
  const tooLong = '{{location.name}}'.repeat(58)
  const id = await publishFlow('Say sorry', texting('Sorry, {{ patient.firstName }}.', tooLong))
  await cancelNext()
  await until(async () => (await newest(id))?.status === 'failed', 'the carrier refuses it')
  await saveDraft(id, texting('Sorry, {{ patient.firstName }}.', 'See you.'))
  await publishDraft(id)

  const page = await openPage()
  await page.goto(`${world.chairflow}/executions/${(await newest(id)).id}`)
  const journal = page.getByRole('list', { name: 'Journal' })
  await journal.getByRole('button', { name: 'Run again from here: First text' }).click()
  const dialog = page.getByRole('dialog', { name: 'Run again' })
  await dialog.getByText(/Would text \w+ \w\. again/).waitFor()
  expect(await dialog.textContent()).not.toMatch(/\+1\d{10}/)
  await expectNoViolations(page)
  await picture(page, 'run-again')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Run again…' }).click()
  const from = dialog.getByRole('combobox', { name: 'From which step' })
  await until(async () => (await from.inputValue()) === 'Second text', 'the failed step is named')
  await dialog.getByText('nothing happens twice').waitFor()
  await dialog.getByRole('radio', { name: 'On version 2, the one that is live' }).check()
  await dialog.getByRole('button', { name: 'Run again', exact: true }).click()
  await page.getByText('It runs again').waitFor()
  await until(async () => (await newest(id))?.status === 'finished', 'it ends')
  expect(await newest(id)).toMatchObject({ version: 2, outcome: 'done' })
  await removeFlow(id)
  await page.close()
})

test('paused, it keeps what comes; resumed, it starts it', async () => {
  const id = await publishFlow('Ask again', asking('n_ask', 'yes'))
  const page = await openPage()
  await page.goto(`${world.chairflow}/flows`)
  await menu(page, 'Ask again', 'Pause')
  await page.getByText('Ask again is paused').waitFor()
  await cancelNext()
  await until(async () => (await newest(id))?.isQueued, 'it is kept')
  const card = page.getByRole('listitem').filter({ hasText: 'Ask again' })
  await card.getByText('Paused, 1 waiting').waitFor()

  await page.goto(`${world.chairflow}/executions?flowId=${id}`)
  await page.getByText('Waits for its turn').waitFor()
  await page.goto(`${world.chairflow}/flows`)
  await menu(page, 'Ask again', 'Resume')
  const dialog = page.getByRole('dialog', { name: 'Resume Ask again?' })
  await dialog.getByText('1 execution waits to start').waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Resume' }).click()
  await page.getByText('Ask again runs again').waitFor()
  await until(async () => !(await newest(id)).isQueued, 'it starts')
  expect(await newest(id)).toMatchObject({ status: 'waiting', outcome: null })
  await page.close()
})

test('everything of one flow, and of one patient, is stopped after a reason was given', async () => {
  const page = await openPage()
  const { items } = await get(`${world.chairflow}/api/v1/executions?status=waiting`)
  const [waiting] = items
  await page.goto(`${world.chairflow}/executions?patientId=${waiting.patientId}`)
  await page.getByRole('button', { name: 'Cancel all that are under way' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Cancel them' }).click()
  await dialog.getByText('Please say why in a few words.').waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('textbox', { name: /Why/ }).fill('She called us')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('1 execution was stopped').waitFor()
  await cancelNext()
  const id = waiting.flowId
  await until(async () => (await newest(id))?.status === 'waiting', 'another one waits')
  await page.goto(`${world.chairflow}/flows/${id}`)
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Stop all that run…' }).click()
  await dialog.getByRole('textbox', { name: /Why/ }).fill('Wrong week')
  await dialog.getByRole('button', { name: 'Stop them' }).click()
  await page.getByText('1 execution was stopped').waitFor()
  expect(await newest(id)).toMatchObject({ status: 'cancelled' })
  await page.close()
})

test('started by hand from its menu, it asks what it wants to know and runs', async () => {
  const id = await publishFlow('Call round', byHand())
  const page = await openPage()
  await page.goto(`${world.chairflow}/flows`)
  await menu(page, 'Call round', 'Start by hand…')
  const dialog = page.getByRole('dialog', { name: 'Start Call round' })
  await dialog.getByRole('button', { name: 'Start' }).click()
  await dialog.getByText('Please fill this in.').first().waitFor()
  await dialog.getByRole('textbox', { name: /Why/ }).fill('Storm')
  await dialog.getByRole('combobox', { name: /Appointment/ }).click()
  await page.getByRole('option').first().click()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('heading', { level: 1, name: 'Call round' }).waitFor()
  await page.getByRole('list', { name: 'Journal' }).getByText('started it by hand').waitFor()
  expect(await newest(id)).toMatchObject({ status: 'finished', outcome: 'done' })
  await page.close()
})

const START = {
  id: 'n_start',
  type: 'appointment-event',
  v: 1,
  config: { events: ['cancelled'] },
}

/** Asks who cancelled, and waits. */
function asking(ask: string, whenYes: string): object {
  const outcomes = { yes: whenYes, no: 'no', unclear: 'unclear', noReply: 'no-reply' }
  const ends = Object.entries(outcomes)
  const config = { from: 'patient', timeoutMinutes: 120, question: 'Shall we call you?' }
  return {
    nodes: [
      START,
      { id: ask, type: 'wait-for-reply', v: 1, config },
      ...ends.map(([port, outcome]) => end(`n_${port}`, outcome)),
    ],
    edges: [
      { id: 'e_0', from: 'n_start', port: 'next', to: ask },
      ...ends.map(([port]) => ({ id: `e_${port}`, from: ask, port, to: `n_${port}` })),
    ],
    settings: {},
  }
}

/** Two texts, one after the other. */
function texting(first: string, second: string): object {
  const text = (id: string, label: string, message: string) => {
    return { id, type: 'send-sms', v: 1, label, config: { to: 'patient', message } }
  }
  return {
    nodes: [
      START,
      text('n_first', 'First text', first),
      text('n_second', 'Second text', second),
      end('n_end', 'done'),
    ],
    edges: [
      { id: 'e_0', from: 'n_start', port: 'next', to: 'n_first' },
      { id: 'e_1', from: 'n_first', port: 'sent', to: 'n_second' },
      { id: 'e_2', from: 'n_second', port: 'sent', to: 'n_end' },
    ],
    settings: {},
  }
}

function byHand(): object {
  const inputs = [{ name: 'reason', title: 'Why', required: true }]
  const config = { about: 'appointment', inputs }
  return {
    nodes: [{ id: 'n_start', type: 'manual', v: 1, config }, end('n_end', 'done')],
    edges: [{ id: 'e_0', from: 'n_start', port: 'next', to: 'n_end' }],
    settings: {},
  }
}

function end(id: string, outcome: string): object {
  return { id, type: 'end', v: 1, config: { outcome } }
}

async function publishFlow(name: string, logic: object): Promise<string> {
  const created = await post(`${world.chairflow}/api/v1/flows`, { name })
  const { id } = (await created.json()) as { id: string }
  await saveDraft(id, logic)
  await publishDraft(id)
  return id
}

async function saveDraft(id: string, logic: object): Promise<void> {
  const address = `${world.chairflow}/api/v1/flows/${id}`
  const { revision, document } = await get(address)
  const body = JSON.stringify({ revision, document: { ...document, logic } })
  const headers = { 'content-type': 'application/json' }
  const saved = await fetch(address, { method: 'PUT', headers, body })
  expect(saved.status, await saved.text()).toBe(200)
}

async function publishDraft(id: string): Promise<void> {
  const address = `${world.chairflow}/api/v1/flows/${id}`
  const { revision } = await get(address)
  const published = await post(`${address}/publish`, { revision })
  expect(published.status, await published.text()).toBe(200)
}

async function removeFlow(id: string): Promise<void> {
  await fetch(`${world.chairflow}/api/v1/flows/${id}`, { method: 'DELETE' })
}

async function newest(flowId: string) {
  const { items } = await get(`${world.chairflow}/api/v1/executions?flowId=${flowId}&limit=1`)
  return items[0]
}

async function cancelNext(): Promise<Appointment> {
  const all = await appointments(world)
  const next = all.find(
    ({ status, start }) => status === 'booked' && Date.parse(start) > Date.now(),
  )
  if (next === undefined) throw new Error('Nothing is booked any more')
  await post(`${world.sandbox}/control/appointments/${next.id}/cancel`)
  return next
}

async function answer(name: string, body: string): Promise<void> {
  const phone = (await phonesWithTexts(world)).find((one) => one.name === name)
  await reply(world, phone?.number ?? '', body)
}

async function menu(page: Page, flow: string, item: string): Promise<void> {
  const button: Locator = page.getByRole('button', { name: `More for ${flow}` })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function openPage(): Promise<Page> {
  const viewport = { width: 1280, height: 800 }
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
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400)
  await page.screenshot({ path: `docs/images/${name}.png` })
}
