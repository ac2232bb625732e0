import {
  closeAlert,
  findOpenAlert,
  freeConnection,
  holdConnection,
  raiseAlert,
  type Store,
  type Tx,
} from '@chairflow/store'
import type { Connections } from '../connections.ts'
import type { LiveChange } from '../live.ts'
import type { Ports } from '../ports.ts'
import type { CallOutcome } from './call-outcome.ts'
import type { Gate } from './gate.ts'

const CODE = 'connection-trouble'

type Ended = {
  readonly connectionId: string
  readonly before: Gate
  readonly after: Gate
  readonly outcome: CallOutcome
}

export type Alerting = { readonly ports: Ports; readonly connections: Connections }

/**
 * Writes down what outlives the process – until when a connection is held back – and keeps the one
 * alert about it: raised when it is held back or needs the practice, closed when it answers again.
 */
export async function recordTrouble(
  store: Store,
  host: Alerting,
  ended: Ended,
): Promise<LiveChange[]> {
  const subject = { code: CODE, subject: ended.connectionId }
  const isTold = store.read((tx) => findOpenAlert(tx, subject)) !== undefined
  if (!isNews(ended, isTold)) return []
  return store.write((tx) => {
    hold(tx, ended)
    return tell(tx, host, ended, isTold)
  })
}

function isNews({ before, after, outcome }: Ended, isTold: boolean): boolean {
  const isHeld = after.breaker.type === 'open' && after.breaker !== before.breaker
  const isPaused = after.pausedUntil !== before.pausedUntil
  const isFreed = before.breaker.type !== 'closed' && after.breaker.type === 'closed'
  if (isHeld || isPaused || isFreed) return true
  if (outcome.type === 'trouble') return isTold || outcome.failure.blame === 'connection'
  return outcome.type === 'answered' && isTold
}

function hold(tx: Tx, { connectionId, after: { breaker, pausedUntil } }: Ended): void {
  if (breaker.type === 'open') {
    const { until, openings } = breaker
    holdConnection(tx, { connectionId, until: Math.max(until, pausedUntil), openings })
  } else if (pausedUntil > 0) {
    holdConnection(tx, { connectionId, until: pausedUntil, openings: 0 })
  } else {
    freeConnection(tx, connectionId)
  }
}

function tell(tx: Tx, host: Alerting, ended: Ended, isTold: boolean): LiveChange[] {
  const { connectionId, outcome } = ended
  const at = host.ports.clock.now()
  const name = host.connections.find(connectionId)?.connector.title ?? 'A connection'
  const cause = { code: CODE, subject: connectionId }
  if (outcome.type === 'answered') {
    const because = `${name} works again. What was waiting is being done now.`
    return changed(closeAlert(tx, cause, { at, because }))
  }
  if (outcome.type === 'nothing' || !(isTold || isSerious(ended))) return []
  const id = host.ports.newId('alr')
  const title =
    outcome.type === 'paused' ? `${name} asks us to wait` : `${name} does not work at the moment`
  const body = `${outcome.failure.message} ${REASSURANCE}`
  return changed(raiseAlert(tx, { ...cause, id, title, body, at, closesItself: true }))
}

/** A blip is nobody's business; what holds texts and bookings up for minutes is. */
function isSerious({ after, outcome }: Ended): boolean {
  if (outcome.type === 'paused') return outcome.pauseMs >= LONG_PAUSE_MS
  if (outcome.type !== 'trouble') return false
  return after.breaker.type === 'open' || outcome.failure.blame === 'connection'
}

const LONG_PAUSE_MS = 5 * 60_000
const REASSURANCE =
  'What has to go there waits and is done once it answers; what waits too long becomes a task.'

function changed(id: string | undefined): LiveChange[] {
  return id === undefined ? [] : [{ topic: 'alert', id }]
}
