import type { Connector } from '@chairflow/connector-kit'
import { createRuntime, keepInSync, type Log, type Ports, type Runtime } from '@chairflow/runtime'
import { openSnapshot, type SnapshotStore } from '@chairflow/store/testing'
import { catalogPorts } from './catalog-ports.ts'
import type { Random } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** One life of the process: from opening the file until it dies without a word. */
export type Life = {
  readonly runtime: Runtime
  readonly inspect: SnapshotStore['inspect']
  readonly isAlive: () => boolean
  /** Whether webhooks are taken by now. */
  readonly isOpen: () => boolean
  /** Dies at once. What was committed is all that is left. */
  readonly die: () => Buffer
  /** Frees the memory of a dead one, once nothing of it can run any more. */
  readonly bury: () => void
}

export type LifeOptions = {
  readonly snapshot: Buffer
  readonly time: VirtualTime
  readonly random: Random
  readonly newId: Ports['newId']
  readonly connectorsFor: (isAlive: () => boolean) => Readonly<Record<string, Connector>>
  /** Called right after COMMIT, before whoever asked for it hears of it. */
  readonly onCommit: (life: Life) => void
  readonly onFault: (message: string) => void
}

/** Starts the real runtime on a copy of a file, with everything outside of it simulated. */
export function beginLife(options: LifeOptions): Life {
  const { time, random } = options
  let alive = true
  let open = false
  const isAlive = () => alive
  const { store, snapshot, inspect, abandon } = openSnapshot(options.snapshot, (flush) => {
    time.after(random.between(0, 3), () => {
      if (!alive) return
      flush()
      options.onCommit(life)
    })
  })
  const runtime = createRuntime(store, {
    ...catalogPorts,
    clock: {
      now: time.now,
      elapsedMs: time.elapsed,
      wakeAt: (at, wake) => time.after(at - time.now(), () => alive && wake()),
    },
    newId: options.newId,
    random: random.next,
    log: logFor(isAlive, options.onFault),
    connectors: options.connectorsFor(isAlive),
    unseal: () => ({}),
    retentionDays: null,
    largestBacklog: 10_000,
    publicUrl: 'http://127.0.0.1',
  })
  const life: Life = {
    runtime,
    inspect,
    isAlive,
    isOpen: () => alive && open,
    die: () => {
      alive = false
      return snapshot()
    },
    bury: abandon,
  }
  keepInSync(runtime)
  void runtime.start().then(() => {
    open = true
  })
  return life
}

/** An error in the log is a fault of ours: the weather alone only warns. */
function logFor(isAlive: () => boolean, onFault: (message: string) => void): Log {
  return {
    info: () => {},
    warn: () => {},
    error: (facts, message) => {
      if (isAlive()) onFault(`${message}: ${JSON.stringify(facts)}`)
    },
  }
}
