import { ConnectorError } from '@chairflow/connector-kit'
import type { Connected } from '../connections.ts'
import type { Host } from '../host.ts'
import type { LineRunner } from '../line-runner.ts'
import { createUnheard, DEAF_AFTER_MS, type Ear, type Unheard } from './unheard.ts'

/** What was held is tried within this time, before anybody judges it as late. */
const RECOVERY_MS = 60_000

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
  /** While true, what is late was held or has only just been let go: no reason to give it up. */
  readonly isRecovering: () => boolean
  /** Effects of the connection created before this instant wait; UTC ms. */
  readonly actsSince: (connectionId: string) => number
}

export function createHearing(
  { ports, connections, gates }: Pick<Host, 'ports' | 'connections' | 'gates'>,
  onEnd: () => void,
): Hearing {
  const { clock, log } = ports
  const ears = new Set<Ear>()
  const unheard = createUnheard({ gates })
  let known = new Set<string>()
  let beatAt: number | null = null
  let waitedAt = Number.NEGATIVE_INFINITY

  const goDeaf = (all: readonly Connected[], isAway: boolean) => {
    known = new Set(connections.all().map(({ id }) => id))
    unheard.add([...ears], all, { at: clock.now(), isAway })
  }
  const isWaiting = () => {
    const isSo = unheard.isWaiting(clock.now())
    if (isSo) waitedAt = clock.now()
    return isSo
  }
  const listen = listenerOf({ ports, connections }, unheard, onEnd)
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
    isWaiting,
    isRecovering: () => isWaiting() || Math.abs(clock.now() - waitedAt) < RECOVERY_MS,
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

type Outside = Pick<Host, 'ports' | 'connections'>
type Again = Pick<ReturnType<typeof createUnheard>, 'tryAgainAt'>

/** The account is looked up anew for each try: it may have been opened with other keys, or be gone. */
function listenerOf({ ports, connections }: Outside, { tryAgainAt }: Again, onEnd: () => void) {
  return async (one: Unheard): Promise<void> => {
    try {
      const connected = connections.find(one.connectionId)
      if (connected !== undefined) await one.ear.listen(connected)
      one.state = 'listened'
    } catch (error) {
      const why = error instanceof ConnectorError ? error.failure.code : String(error)
      ports.log.warn(
        { connection: one.connectionId, ear: one.ear.name, why },
        'cannot be heard yet',
      )
      one.state = 'silent'
      one.tryAt = tryAgainAt(one, ports.clock.now())
    }
    onEnd()
  }
}
