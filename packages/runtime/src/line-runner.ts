import type { CallKind } from './effects/call-outcome.ts'
import type { Host } from './host.ts'

/** Calls of one kind at one connection, which go through its gate one after the other. */
export type Line = { readonly connectionId: string; readonly kind: CallKind }

/** Work that waits in lines. */
export type Lines<Item extends { readonly id: string }> = {
  readonly lines: () => readonly Line[]
  readonly due: (line: Line, limit: number) => readonly Item[]
  /** When the first of a line falls due, which may be past; undefined when nothing waits. */
  readonly nextAt: (line: Line) => number | undefined
  /** Called after the gate let it in; it has to leave the gate and must not throw. */
  readonly run: (line: Line, item: Item) => Promise<void>
}

export type LineRunner = {
  /** Returns how many were begun. */
  readonly startNext: () => number
  /** The earliest instant at which one could begin; infinite when the end of another decides. */
  readonly nextDue: () => number
  readonly isBusy: () => boolean
  readonly finished: () => Promise<unknown>
}

/** Looked at for one line at a time; its gate says how many of them may begin. */
const LOOK_AHEAD = 16

/**
 * Works beside the rounds, each connection in lines of its own, so that one that is slow, paced or held
 * back holds up no other. `onEnd` is called after each, when its result is kept.
 */
export function createLineRunner<Item extends { readonly id: string }>(
  { gates }: Pick<Host, 'gates'>,
  lines: Lines<Item>,
  onEnd: () => void,
): LineRunner {
  const underWay = new Map<string, Promise<void>>()
  const run = async (line: Line, item: Item) => {
    await lines.run(line, item)
    underWay.delete(item.id)
    onEnd()
  }
  const startIn = (line: Line): number => {
    const waiting = lines.due(line, LOOK_AHEAD + underWay.size)
    let started = 0
    for (const item of waiting.filter(({ id }) => !underWay.has(id))) {
      if (!gates.enter(line.connectionId, line.kind)) break
      underWay.set(item.id, run(line, item))
      started += 1
    }
    return started
  }
  return {
    startNext: () => lines.lines().reduce((sum, line) => sum + startIn(line), 0),
    nextDue: () => {
      const at = lines.lines().map((line) => {
        const due = lines.nextAt(line) ?? Number.POSITIVE_INFINITY
        return Math.max(due, gates.opensAt(line.connectionId, line.kind))
      })
      return Math.min(Number.POSITIVE_INFINITY, ...at)
    },
    isBusy: () => underWay.size > 0,
    finished: () => Promise.all(underWay.values()),
  }
}
