import type { Connected } from '../connections.ts'
import type { Host } from '../host.ts'
import type { LineRunner } from '../line-runner.ts'
import { createUnheard, type Ear, type Unheard } from './unheard.ts'

/** A heartbeat that stays away this long was not slow: the process or its machine stood still. */
const DEAF_AFTER_MS = 90_000

export type { Ear } from './unheard.ts'

/**
 * Whoever was away hears first and acts then: an answer that came in time must not lose to its time
 * limit, and nothing goes to somebody whose STOP is still at the carrier. An outside system that
 * cannot be asked holds up the rest for four minutes at most.
 */
export type Hearing = LineRunner & {
  /** Adds a way to ask for what was missed; returns how to take it away. */
  readonly listenBy: (ear: Ear) => () => void
  /** The process begins: what an earlier life missed is to be asked for. */
  readonly begin: () => void
  /** Accounts were added or opened: what they have to say is asked for at once. */
  readonly hearNew: () => void
  /** To be called by every beat: notices that the machine stood still. */
  readonly beat: () => void
  /** What was asked for and stored since; to be told to `understood` once it is applied. */
  readonly listened: () => readonly string[]
  readonly understood: (keys: readonly string[]) => void
  /** While true, nothing that fell due is done. */
  readonly isWaiting: () => boolean
  /** Effects of the connection created before this instant wait; UTC ms. */
  readonly actsSince: (connectionId: string) => number
}

export function createHearing(
  { ports, connections, gates }: Pick<Host, 'ports' | 'connections' | 'gates'>,
  onEnd: () => void,
): Hearing {
  const { clock, log } = ports
  const ears = new Set<Ear>()
  const unheard = createUnheard(gates)
  let known = new Set<string>()
  let beatAt: number | null = null

  const goDeaf = (all: readonly Connected[], isAway: boolean) => {
    known = new Set(connections.all().map(({ id }) => id))
    unheard.add([...ears], all, { at: clock.now(), isAway })
  }
  const listen = async (one: Unheard) => {
    try {
      await one.ear.listen(one.connected)
      one.state = 'listened'
    } catch {
      one.state = 'silent'
      one.tryAt = unheard.tryAgainAt(one, clock.now())
    }
    onEnd()
  }
  return {
    listenBy: (ear) => {
      ears.add(ear)
      return () => void ears.delete(ear)
    },
    begin: () => {
      beatAt = clock.now()
      goDeaf(connections.all(), true)
    },
    hearNew: () =>
      goDeaf(
        connections.all().filter(({ id }) => !known.has(id)),
        false,
      ),
    beat: () => {
      const now = clock.now()
      const awayMs = Math.abs(now - (beatAt ?? now))
      beatAt = now
      if (awayMs < DEAF_AFTER_MS) return
      log.info({ awayMs }, 'stood still: asking for what was missed')
      goDeaf(connections.all(), true)
    },
    listened: () => unheard.listened(),
    understood: (keys) => unheard.remove(keys),
    isWaiting: () => unheard.isWaiting(clock.now()),
    actsSince: (connectionId) => unheard.actsSince(connectionId, clock.now()),
    startNext: () => {
      const due = unheard.due(clock.now())
      for (const one of due) {
        one.state = 'asking'
        one.underWay = listen(one)
      }
      return due.length
    },
    nextDue: () => unheard.nextDue(clock.now()),
    isBusy: () => unheard.asking().length > 0,
    finished: () => Promise.all(unheard.asking().map(({ underWay }) => underWay)),
  }
}
