import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createTemplate, type Size, simulate } from '@chairflow/simulator'
import type { Figures } from './proofs.ts'

/** What a worker says after each world. */
export type Played = {
  readonly seed: number
  readonly size: Size
  readonly violations: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

const MINUTE_MS = 60_000
const worker = fileURLToPath(new URL('./simulation-worker.ts', import.meta.url))

/** Large worlds on all cores, on seeds nobody has seen, until the time is up. */
export async function soakSimulation(minutes: number): Promise<Figures> {
  const untilMs = Date.now() + minutes * MINUTE_MS
  const firstSeed = Math.floor(Date.now() / 1_000) % 1_000_000_000
  const cores = availableParallelism()
  const sums: Record<string, number> = { seeds: 0 }
  const faults: string[] = []
  const note = ({ seed, violations, counts }: Played) => {
    sums.seeds = (sums.seeds ?? 0) + 1
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count
    if (violations.length > 0) faults.push(`seed=${seed}: ${violations[0]}`)
  }
  await Promise.all(
    Array.from({ length: cores }, (_, index) =>
      run({ firstSeed: firstSeed + index, step: cores, untilMs }, note),
    ),
  )
  if (faults.length === 0) return { firstSeed, ...sums }
  const how = 'Repeat one with: npm run soak -- --seed N'
  throw new Error(
    `${faults.length} of ${sums.seeds} worlds: ${faults.slice(0, 20).join('; ')}. ${how}`,
  )
}

function run(workerData: object, note: (played: Played) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData })
    thread.on('message', note)
    thread.once('error', reject)
    thread.once('exit', () => resolve())
  })
}

/** One world in both sizes, with all that went wrong. Returns the exit code. */
export async function soakSeed(seed: number): Promise<number> {
  const template = await createTemplate()
  let isSound = true
  for (const size of ['small', 'large'] as const) {
    const { violations, counts, digest } = await simulate(seed, template, size)
    const told = { seed, size, digest, counts, violations }
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`)
    isSound &&= violations.length === 0
  }
  return isSound ? 0 : 1
}
