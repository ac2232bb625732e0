/**
 * `npm run bench`: figures of one run with their ratios, server, load and carrier on one machine.
 * `--quick` takes seconds and shows that the bench runs, not how fast Chairflow is; `--only NAME`
 * runs one part of it: floors, confirm, wait, start-up, scheduling, waitlist,
 * quality.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { confirm, waiting } from './bench/executions.ts'
import { bareHono, sqliteFloors, storeWrites } from './bench/floors.ts'
import { tellQuality } from './bench/quality.ts'
import { tellScheduling } from './bench/scheduling.ts'
import { startUp } from './bench/start-up.ts'
import { tellWaitlist } from './bench/waitlist.ts'

const isQuick = process.argv.includes('--quick')
const seconds = isQuick ? 1 : 6
const clientCounts = isQuick ? [16] : [1, 16, 64]
const waitingCounts = isQuick ? [0, 300] : [0, 10_000, 100_000]

console.log(`${cpus().length} processors, Node ${process.versions.node}`)

const only = process.argv[process.argv.indexOf('--only') + 1]
const parts = {
  floors: tellFloors,
  confirm: async () => {
    for (const clients of clientCounts) await tellConfirm(clients, { seconds, sms: 'plain' })
    await tellConfirm(16, { seconds: seconds / 6, sms: 'twilio' })
  },
  wait: tellWait,
  'start-up': tellStartUp,
  scheduling: () => tellScheduling(isQuick),
  waitlist: () => tellWaitlist(isQuick),
  quality: () => tellQuality(isQuick),
}
const bare = await bareHono(seconds)
console.table({ 'bare Hono POST, 64 clients': row(bare, bare) })
for (const [name, tell] of Object.entries(parts)) {
  if (!process.argv.includes('--only') || only === name) await tell()
}

async function tellFloors(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-bench-'))
  const sqlite = sqliteFloors(folder, seconds / 2)
  const writes = await storeWrites(folder, seconds / 2)
  rmSync(folder, { recursive: true, force: true })
  console.table({
    'SQLite FULL, commits of one row': row(sqlite.single, sqlite.single),
    'SQLite FULL, rows in commits of 100': row(sqlite.grouped, sqlite.single),
    'store.write, one at a time': row(writes.single, sqlite.single),
    'store.write, 100 in a tick': row(writes.grouped, sqlite.single),
  })
}

async function tellWait(): Promise<void> {
  const wait = await waiting(isQuick ? 200 : 10_000)
  console.table({
    'wait-for-reply, starts': row(wait.startsPerSecond, bare),
    'wait-for-reply, resumes': row(wait.resumesPerSecond, bare),
  })
}

async function tellStartUp(): Promise<void> {
  const lives = await startUp(waitingCounts)
  const [empty] = lives
  for (const life of lives) {
    const each =
      life.waiting === 0 ? 0 : (life.residentBytes - (empty?.residentBytes ?? 0)) / life.waiting
    console.table({
      [`${life.waiting} waiting`]: {
        'first accepted after ms': Math.round(life.firstAcceptedMs),
        'resident MB': Math.round(life.residentBytes / 1_048_576),
        'resident bytes each': Math.round(each),
      },
    })
  }
}

type How = { readonly seconds: number; readonly sms: 'plain' | 'twilio' }

async function tellConfirm(clients: number, how: How): Promise<void> {
  const result = await confirm(clients, how)
  const { sms } = how
  console.table({
    [`confirm, ${clients} clients, ${sms === 'twilio' ? 'Twilio SDK' : 'plain HTTP carrier'}`]: {
      'accepted/s': Math.round(result.perSecond),
      'of bare Hono': Math.round((result.perSecond / bare) * 100) / 100,
      'refused (503)': result.refused,
      'ack p50 ms': result.p50Ms,
      'ack p99 ms': result.p99Ms,
      'carried to the text/s': Math.round(result.carriedPerSecond),
      'to effect p50 ms': Math.round(result.toEffectP50Ms),
      'to effect p99 ms': Math.round(result.toEffectP99Ms),
    },
  })
}

function row(figure: number, floor: number) {
  return { 'per second': Math.round(figure), ratio: Math.round((figure / floor) * 100) / 100 }
}
