import type { Host } from './host.ts'

/** Work that waits in one line for each connection. */
export type Lines<Item extends { readonly id: string }> = {
  readonly connections: () => readonly string[]
  readonly due: (connectionId: string, limit: number) => readonly Item[]
  /** When the first of a line falls due, which may be past; undefined when nothing waits. */
  readonly nextAt: (connectionId: string) => number | undefined
  /** Called after the gate let it in; it has to leave the gate and must not throw. */
  readonly run: (connectionId: string, item: Item) => Promise<void>
}

export type LineRunner = {
  /** Returns how many were begun. */
  readonly startNext: () => number
  /** The earliest instant at which one could begin; infinite when the end of another decides. */
  readonly nextDue: () => number
  readonly isBusy: () => boolean
  readonly finished: () => Promise<unknown>
}

/** Looked at for one connection at a time; its gate says how many of them may begin. */
const LOOK_AHEAD = 16

/**
 * Works beside the rounds, each connection in its own line, so that one that is slow, paced or held
 * back holds up no other. `onEnd` is called after each, when its result is kept.
 */
export function createLineRunner<Item extends { readonly id: string }>(
  { gates }: Pick<Host, 'gates'>,
  lines: Lines<Item>,
  onEnd: () => void,
): LineRunner {
  const underWay = new Map<string, Promise<void>>()
  const run = async (connectionId: string, item: Item) => {
    await lines.run(connectionId, item)
    underWay.delete(item.id)
    onEnd()
  }
  const startFor = (connectionId: string): number => {
    const waiting = lines.due(connectionId, LOOK_AHEAD + underWay.size)
    let started = 0
    for (const item of waiting.filter(({ id }) => !underWay.has(id))) {
      if (!gates.enter(connectionId)) break
      underWay.set(item.id, run(connectionId, item))
      started += 1
    }
    return started
  }
  return {
    startNext: () => lines.connections().reduce((sum, id) => sum + startFor(id), 0),
    nextDue: () => {
      const at = lines.connections().map((connectionId) => {
        const due = lines.nextAt(connectionId) ?? Number.POSITIVE_INFINITY
        return Math.max(due, gates.opensAt(connectionId))
      })
      return Math.min(Number.POSITIVE_INFINITY, ...at)
    },
    isBusy: () => underWay.size > 0,
    finished: () => Promise.all(underWay.values()),
  }
}
