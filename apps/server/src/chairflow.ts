import { mkdirSync } from 'node:fs'
import { connectors } from '@chairflow/connectors'
import { createRuntime, type Log, type Ports, type Runtime } from '@chairflow/runtime'
import { openStore, type StoreOptions } from '@chairflow/store'
import { uuidv7 } from 'uuidv7'
import { allNextDues, allTriggers, findNodeType } from './catalog.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { databasePath } from './database-path.ts'
import { createMetrics, type Metrics } from './metrics/create-metrics.ts'
import { registerGauges } from './metrics/read-gauges.ts'
import { createSealer, findSecretKey, type Sealer } from './seal.ts'

export type Chairflow = {
  readonly runtime: Runtime
  readonly sealer: Sealer
  readonly config: Config
  readonly log: Log
  readonly metrics: Metrics
}

/** What a test replaces to drive time and the vendors by hand, or to look on. */
export type Outside = Pick<Ports, 'clock' | 'connectors'> & Partial<Pick<Ports, 'observe'>>

export const realOutside: Outside = { clock: systemClock, connectors }

/** Opens the data folder and wires the runtime to clock, connectors and node types. */
export function createChairflow(
  config: Config,
  log: Log,
  { storeOptions, ...outside }: Outside & { readonly storeOptions?: StoreOptions } = realOutside,
): Chairflow {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const metrics = createMetrics()
  const { now } = outside.clock
  const counted = { ...storeOptions, now, onCommit: metrics.countCommit }
  const store = openStore(databasePath(config), counted)
  registerGauges(metrics.registry, store, outside.clock)
  const sealer = createSealer(findSecretKey(config.secretKey, config.dataFolder))
  const runtime = createRuntime(store, {
    newId: (prefix) => `${prefix}_${uuidv7().replaceAll('-', '')}`,
    random: Math.random,
    log,
    findNodeType,
    triggers: allTriggers,
    nextDues: allNextDues,
    unseal: sealer.unseal,
    publicUrl: config.publicUrl,
    retentionDays: config.retentionDays,
    largestBacklog: config.largestBacklog,
    ...outside,
  })
  return { runtime, sealer, config, log, metrics }
}
