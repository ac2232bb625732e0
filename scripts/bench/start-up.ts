import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sign } from './connectors.ts'
import { booking, loadBookings } from './load.ts'
import { residentBytes, run } from './processes.ts'

export type StartUp = {
  readonly waiting: number
  /** From the start of the process to its first accepted webhook. */
  readonly firstAcceptedMs: number
  readonly residentBytes: number
}

/** Starts on a file in which so many executions wait; they got there by real turns. */
export async function startUp(counts: readonly number[]): Promise<readonly StartUp[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-bench-'))
  const carrier = await run('carrier')
  const environment = {
    BENCH_FLOW: 'wait',
    CHAIRFLOW_DATA: folder,
    CHAIRFLOW_DEMO: '1',
    CHAIRFLOW_LARGEST_BACKLOG: '1000000',
    CHAIRFLOW_SANDBOX_URL: carrier.url,
  }
  const results: StartUp[] = []
  let made = 0
  for (const count of counts) {
    if (count > made) await fill(environment, carrier.url, { from: made, to: count })
    made = count
    const begun = performance.now()
    const server = await run('server', environment)
    await sendOne(server.url)
    const firstAcceptedMs = performance.now() - begun
    await pause(1_000)
    results.push({ waiting: count, firstAcceptedMs, residentBytes: residentBytes(server.pid) })
    await server.stop()
  }
  await carrier.stop()
  rmSync(folder, { recursive: true, force: true })
  return results
}

/** Beyond every booking that the load makes. */
let lastSent = 200_000

/** Not by the load generator, which takes a second to end. */
async function sendOne(url: string): Promise<void> {
  lastSent += 1
  const body = JSON.stringify(booking(lastSent))
  const headers = { 'content-type': 'application/json', 'x-bench-signature': sign(body) }
  const sent = await fetch(`${url}/hooks/pms/mindbody`, { method: 'POST', headers, body })
  if (!sent.ok) throw new Error(`the first webhook was answered with ${sent.status}`)
}

type Span = { readonly from: number; readonly to: number }

async function fill(
  environment: Readonly<Record<string, string>>,
  carrierUrl: string,
  { from, to }: Span,
): Promise<void> {
  const server = await run('server', environment)
  const before = await countOf(carrierUrl)
  await loadBookings(server.url, { clients: 64, amount: to - from })
  while ((await countOf(carrierUrl)) < before + to - from) await pause(50)
  await pause(500)
  await server.stop()
}

async function countOf(url: string): Promise<number> {
  return Number(await (await fetch(`${url}/count`)).text())
}
