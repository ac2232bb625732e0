import type { InboundEvent } from '@chairflow/connector-kit'
import type { Life } from './life.ts'
import type { Random } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

const PATIENCE_MS = 15_000
const TRIES = 8

export type Webhooks = {
  /** Dedupe keys of what was acknowledged, by connection and key. */
  readonly acknowledged: ReadonlySet<string>
  readonly tell: (connectionId: string, event: InboundEvent, afterMs?: number) => void
}

type Options = {
  readonly time: VirtualTime
  readonly random: Random
  readonly life: () => Life | null
  readonly chances: () => { readonly duplicate: number; readonly lost: number }
}

/** Vendors' deliveries: late, in any order, twice, not at all, and again until they are acknowledged. */
export function createWebhooks({ time, random, life, chances }: Options): Webhooks {
  const acknowledged = new Set<string>()
  const deliver = (connectionId: string, event: InboundEvent, tries: number) => {
    const receiver = life()
    let isDone = false
    if (receiver?.isOpen()) {
      void receiver.runtime.ingest(connectionId, [event]).then(
        () => {
          if (!receiver.isAlive()) return
          isDone = true
          acknowledged.add(`${connectionId}/${event.dedupeKey}`)
        },
        () => {},
      )
    }
    time.after(random.between(PATIENCE_MS / 3, PATIENCE_MS), () => {
      if (!isDone && tries < TRIES) deliver(connectionId, event, tries + 1)
    })
  }
  return {
    acknowledged,
    tell: (connectionId, event, afterMs = random.between(0, 3_000)) => {
      const { duplicate, lost } = chances()
      if (random.chance(lost)) return
      time.after(afterMs, () => deliver(connectionId, event, 1))
      if (random.chance(duplicate)) {
        time.after(afterMs + random.between(0, 60_000), () => deliver(connectionId, event, 1))
      }
    },
  }
}
