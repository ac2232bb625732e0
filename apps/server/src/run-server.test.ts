import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runChairflow, type Served, serveChairflow } from './testing/run-chairflow.ts'

/** Every server is a process of its own. */
vi.setConfig({ testTimeout: 60_000 })

let data: string
const served: Served[] = []
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'chairflow-life-'))
})
afterEach(() => {
  for (const { child } of served.splice(0)) child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

test('SIGTERM: what is under way ends, the log is moved into the file, exit 0; then it starts again', async () => {
  const { child, url } = await serve()
  const stream = await fetch(`${url}/api/v1/stream`)
  const created = await createFlow(url, 'Reminders')
  expect(created.status).toBe(201)
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([0, null])
  await stream.body?.cancel().catch(() => {})
  expect(existsSync(join(data, 'chairflow.db-wal'))).toBe(false)
  const next = await serve()
  expect(await (await fetch(`${next.url}/api/v1/flows`)).text()).toContain('Reminders')
})

test('a second signal ends it at once, and nothing acknowledged is lost', async () => {
  const { child, url } = await serve()
  await fetch(`${url}/api/v1/stream`)
  child.kill('SIGTERM')
  child.kill('SIGINT')
  await once(child, 'close')
  const next = await serve()
  expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
})

test('a server whose data was taken over by force stores nothing more and ends with 1 and one line', async () => {
  const zombie = await serve()
  rmSync(join(data, 'chairflow.db.lock'))
  const heir = await serve()
  const ended = once(zombie.child, 'close')
  const refused = await createFlow(zombie.url, 'From the zombie').catch(() => null)
  expect(refused?.status ?? 503).toBe(503)
  expect(await ended).toEqual([1, null])
  expect(zombie.said().err).toContain('has taken this data folder over')
  expect((await createFlow(heir.url, 'From the heir')).status).toBe(201)
  const flows = await (await fetch(`${heir.url}/api/v1/flows`)).text()
  expect(flows).toContain('From the heir')
  expect(flows).not.toContain('From the zombie')
})

test('a port that is taken: one clear sentence, exit 1, and the data is let go', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const ran = await runChairflow(['start'], { CHAIRFLOW_DATA: data, CHAIRFLOW_PORT: port })
  other.close()
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('The port is in use')
  await serve()
})

test('a file that is no database: one clear sentence, exit 1', async () => {
  writeFileSync(join(data, 'chairflow.db'), 'a letter to a friend '.repeat(300))
  const ran = await runChairflow(['start'], { CHAIRFLOW_DATA: data })
  expect(ran).toMatchObject({ code: 1, out: '' })
  expect(ran.err.trim().split('\n')).toHaveLength(1)
  expect(ran.err).toContain('is not a Chairflow database')
})

function createFlow(url: string, name: string): Promise<Response> {
  return fetch(`${url}/api/v1/flows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  })
}

async function serve(): Promise<Served> {
  const one = await serveChairflow({ CHAIRFLOW_DATA: data })
  served.push(one)
  return one
}
