import type { Connections } from './connections.ts'
import type { Gates } from './effects/gates.ts'
import type { LiveChange } from './live.ts'
import type { Ports } from './ports.ts'
import type { LoadVersion } from './programs.ts'

/** What every turn needs beside the transaction. */
export type Host = {
  readonly ports: Ports
  readonly connections: Connections
  readonly gates: Gates
  readonly loadVersion: LoadVersion
}

/** What a job inside the transaction leaves to be told after COMMIT. */
export type Changes = LiveChange[]
