import type { Changes, Host } from './host.ts'
import type { LineRunner } from './line-runner.ts'
import type { Live } from './live.ts'

/** Work that comes back by the clock rather than by an event. */
export type Chore = {
  readonly name: string
  readonly everyMs: number
  /** After the start, in milliseconds: what an earlier life left undone is to be taken up first. */
  readonly firstAfterMs: number
  readonly run: () => Promise<Changes>
}

/** Runs chores beside the rounds, each once at a time; a fault in one stops neither it nor others. */
export function createChores(
  host: Pick<Host, 'ports'>,
  live: Live,
  chores: readonly Chore[],
  onEnd: () => void,
): LineRunner {
  const { clock, log } = host.ports
  const underWay = new Map<string, Promise<void>>()
  const dueAt = new Map(chores.map(({ name, firstAfterMs }) => [name, clock.now() + firstAfterMs]))
  const run = async ({ name, run: work }: Chore) => {
    try {
      live.tell(await work())
    } catch (error) {
      log.error({ chore: name, error: String(error) }, 'a chore met a fault')
    }
    underWay.delete(name)
    onEnd()
  }
  const isDue = ({ name, everyMs, firstAfterMs }: Chore) => {
    const untilDueMs = (dueAt.get(name) ?? 0) - clock.now()
    const wasSetBack = untilDueMs > Math.max(everyMs, firstAfterMs)
    return !underWay.has(name) && (untilDueMs <= 0 || wasSetBack)
  }
  return {
    startNext: () => {
      const due = chores.filter(isDue)
      for (const chore of due) {
        dueAt.set(chore.name, clock.now() + chore.everyMs)
        underWay.set(chore.name, run(chore))
      }
      return due.length
    },
    nextDue: () => Math.min(Number.POSITIVE_INFINITY, ...dueAt.values()),
    isBusy: () => underWay.size > 0,
    finished: () => Promise.all(underWay.values()),
  }
}
