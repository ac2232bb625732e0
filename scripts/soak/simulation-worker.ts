import { parentPort, workerData } from 'node:worker_threads'
import { createTemplate, simulate } from '@chairflow/simulator'
import type { Played } from './soak-simulation.ts'

type Range = { readonly firstSeed: number; readonly step: number; readonly untilMs: number }

const { firstSeed, step, untilMs } = workerData as Range
const template = await createTemplate()
for (let seed = firstSeed; Date.now() < untilMs; seed += step) {
  const size = seed % 3 === 0 ? 'large' : 'small'
  const { violations, counts } = await simulate(seed, template, size)
  const played: Played = { seed, size, violations, counts }
  parentPort?.postMessage(played)
}
