import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Load, loadBookings, loadReplies } from './load.ts'
import { type Running, run } from './processes.ts'

export type Carried = Load & {
  /** Executions a second from the first webhook to the last text at the carrier. */
  readonly carriedPerSecond: number
  readonly toEffectP50Ms: number
  readonly toEffectP99Ms: number
}

type World = {
  readonly server: Running
  readonly carrier: Running
  readonly end: () => Promise<void>
}

/** The `confirm` flow under load, all the way to the carrier. */
export async function confirm(
  clients: number,
  { seconds, sms = 'plain' }: { readonly seconds: number; readonly sms?: 'plain' | 'twilio' },
): Promise<Carried> {
  const world = await open({ BENCH_FLOW: 'confirm', BENCH_SMS: sms })
  const begun = Date.now()
  const load = await loadBookings(world.server.url, { clients, seconds })
  const arrivals = await allArrived(world, load.accepted)
  await world.end()
  const ends = [...arrivals.values()]
  const waits = [...arrivals].flatMap(([name, at]) => {
    const sent = load.sentAt.get(name)
    return sent === undefined ? [] : [at - sent]
  })
  const carriedPerSecond = arrivals.size / ((last(ends) - begun) / 1_000)
  const [toEffectP50Ms, toEffectP99Ms] = [at(waits, 0.5), at(waits, 0.99)]
  return { ...load, carriedPerSecond, toEffectP50Ms, toEffectP99Ms }
}

/** Executions a second that begin to wait, and that an answer wakes and ends. */
export async function waiting(amount: number) {
  const world = await open({ BENCH_FLOW: 'wait' })
  const begun = performance.now()
  const load = await loadBookings(world.server.url, { clients: 64, amount })
  await allArrived(world, load.accepted)
  const startSeconds = (performance.now() - begun) / 1_000
  const first = Number([...load.sentAt.keys()][0]?.replace('Bench', ''))
  const answered = performance.now()
  await loadReplies(world.server.url, first, amount)
  await untilNone(world.server.url)
  const resumeSeconds = (performance.now() - answered) / 1_000
  await world.end()
  return { startsPerSecond: amount / startSeconds, resumesPerSecond: amount / resumeSeconds }
}

async function open(environment: Readonly<Record<string, string>>): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-bench-'))
  const carrier = await run('carrier')
  const server = await run('server', {
    ...environment,
    CHAIRFLOW_DATA: folder,
    CHAIRFLOW_DEMO: '1',
    CHAIRFLOW_LARGEST_BACKLOG: '10000',
    CHAIRFLOW_SANDBOX_URL: carrier.url,
  })
  const end = async () => {
    await server.stop()
    await carrier.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { server, carrier, end }
}

const LONGEST_MS = 180_000

async function allArrived({ carrier }: World, count: number): Promise<Map<string, number>> {
  const giveUpAt = Date.now() + LONGEST_MS
  while (Number(await (await fetch(`${carrier.url}/count`)).text()) < count) {
    if (Date.now() > giveUpAt) throw new Error('not every accepted webhook had its effect')
    await pause(20)
  }
  return new Map((await (await fetch(`${carrier.url}/arrivals`)).json()) as [string, number][])
}

async function untilNone(url: string): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_MS
  const list = `${url}/api/v1/executions?status=waiting&limit=1`
  for (;;) {
    const { items } = (await (await fetch(list)).json()) as { items: readonly unknown[] }
    if (items.length === 0) return
    if (Date.now() > giveUpAt) throw new Error('executions still wait though all were answered')
    await pause(20)
  }
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function last(values: readonly number[]): number {
  return values.reduce((so, value) => Math.max(so, value), 0)
}
