import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openConnection } from '@chairflow/store/testing'
import { attempts, prepare, type Won } from './contest.ts'

const program = fileURLToPath(new URL('./racer.ts', import.meta.url))

export type Race = {
  /** Things that nobody, or more than one, got; by kind. */
  readonly unfair: Readonly<Record<string, number>>
  /** How many racers got something: a race that one always wins is none. */
  readonly winners: number
}

/** So many processes start together and go for the same things in the same order. */
export async function race(racers: number, count: number): Promise<Race> {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-race-'))
  try {
    const path = join(folder, 'race.db')
    const connection = openConnection(path)
    connection.write((tx) => prepare(tx, count))
    connection.close()
    const started = Array.from({ length: racers }, (_, index) => start(path, index, count))
    await Promise.all(started.map(({ ready }) => ready))
    for (const { go } of started) go()
    return judge(await Promise.all(started.map(({ won }) => won)), count)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(path: string, index: number, count: number) {
  const child = spawn(process.execPath, [program, path, `racer${index}`, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ready = lines.next()
  const won = ready.then(async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`Racer ${index} fell`)
    return JSON.parse(value) as Won
  })
  return { ready, won, go: () => child.stdin.end('go\n') }
}

function judge(won: readonly Won[], count: number): Race {
  const unfair: Record<string, number> = {}
  for (const name of Object.keys(attempts)) {
    const times = new Map<number, number>()
    for (const index of won.flatMap((one) => one[name] ?? [])) {
      times.set(index, (times.get(index) ?? 0) + 1)
    }
    const bad = Array.from({ length: count }, (_, index) => times.get(index) ?? 0)
    unfair[name] = bad.filter((winners) => winners !== 1).length
  }
  const successful = won.filter((one) => Object.values(one).some((list) => list.length > 0))
  return { unfair, winners: successful.length }
}
