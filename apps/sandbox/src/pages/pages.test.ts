import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { createSandbox } from '../sandbox.ts'

const { app } = createSandbox(readConfig({ SANDBOX_CHAIRFLOW_URL: 'http://127.0.0.1:9' }))

test.each(['/', '/phones'])('everything that %s asks for is served from here', async (page) => {
  const files = await reach(page)
  expect([...files.keys()]).toContain('/assets/sandbox.css')
  for (const [path, { status, type, text }] of files) {
    expect({ path, status }).toEqual({ path, status: 200 })
    expect(type).toMatch(/text\/(html|css|javascript)/)
    expect({ path, elsewhere: text.match(/\bhttps?:|["'(]\/\/\w/g) }).toEqual({
      path,
      elsewhere: null,
    })
  }
})

test.each([
  ['/', ['start-over', 'previous', 'today', 'next', 'book', 'day', 'latest', 'news', 'fault']],
  ['/phones', ['start-over', 'people', 'thread', 'quick', 'form', 'reply', 'news', 'fault']],
])('%s has what its scripts look for', async (page, ids) => {
  const html = await (await app.request(page)).text()
  for (const id of ids) expect(html).toContain(`id="${id}"`)
})

test('a file that is not there is not found, also outside the folder', async () => {
  expect((await app.request('/assets/nothing.js')).status).toBe(404)
  expect((await app.request('/assets/..%2froutes.ts')).status).toBe(404)
})

type Served = { readonly status: number; readonly type: string; readonly text: string }

/** The page and all that it links and imports, from one to the next. */
async function reach(page: string): Promise<ReadonlyMap<string, Served>> {
  const found = new Map<string, Served>()
  const open = [page]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue
    const answer = await app.request(path)
    const type = answer.headers.get('content-type') ?? ''
    const text = await answer.text()
    found.set(path, { status: answer.status, type, text })
    open.push(...[...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, to]) => to ?? ''))
    open.push(...[...text.matchAll(/from '\.\/([^']+)'/g)].map(([, to]) => `/assets/${to}`))
  }
  return found
}
