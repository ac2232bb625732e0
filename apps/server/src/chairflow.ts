import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { connectors } from '@chairflow/connectors'
import { createRuntime, type Runtime } from '@chairflow/runtime'
import { openStore } from '@chairflow/store'
import { uuidv7 } from 'uuidv7'
import { allTriggers, findNodeType } from './catalog.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { createSealer, findSecretKey, type Sealer } from './seal.ts'

export type Chairflow = {
  readonly runtime: Runtime
  readonly sealer: Sealer
  readonly config: Config
  readonly log: Logger
}

/** Opens the data folder and wires the runtime to the real clock, connectors and node types. */
export function createChairflow(config: Config, log: Logger): Chairflow {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const sealer = createSealer(findSecretKey(config.secretKey, config.dataFolder))
  const runtime = createRuntime(openStore(join(config.dataFolder, 'chairflow.db')), {
    clock: systemClock,
    newId: (prefix) => `${prefix}_${uuidv7().replaceAll('-', '')}`,
    random: Math.random,
    log,
    findNodeType,
    triggers: allTriggers,
    connectors,
    unseal: sealer.unseal,
    publicUrl: config.publicUrl,
  })
  return { runtime, sealer, config, log }
}
