import {
  closeAlert,
  findOpenAlert,
  raiseAlert,
  type Store,
  setConnectionHolds,
  type Tx,
} from '@chairflow/store'
import type { Connections } from '../connections.ts'
import type { LiveChange } from '../live.ts'
import type { Ports } from '../ports.ts'
import type { Breaker } from './breaker.ts'
import type { CallKind, CallOutcome } from './call-outcome.ts'
import { type Gate, isFine } from './gate.ts'

export const TROUBLE = 'connection-trouble'

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
  const subject = { code: TROUBLE, subject: ended.connectionId }
  const isTold = store.read((tx) => findOpenAlert(tx, subject)) !== undefined
  if (!isNews(ended, isTold)) return []
  return store.write((tx) => {
    hold(tx, ended)
    return tell(tx, host, ended, isTold)
  })
}

function isNews({ before, after, outcome }: Ended, isTold: boolean): boolean {
  if (after.pausedUntil !== before.pausedUntil) return true
  if (kinds.some((kind) => isTurned(before.breakers[kind], after.breakers[kind]))) return true
  if (outcome.type === 'trouble') return isTold || outcome.failure.blame === 'connection'
  return outcome.type === 'answered' && isTold
}

const kinds: readonly CallKind[] = ['doing', 'reading']

/** It is held back anew, or free again. */
function isTurned(before: Breaker, after: Breaker): boolean {
  const isHeld = after.type === 'open' && after !== before
  return isHeld || (before.type !== 'closed' && after.type === 'closed')
}

function hold(tx: Tx, { connectionId, after: { breakers, pausedUntil } }: Ended): void {
  const held = kinds.flatMap((scope) => {
    const breaker = breakers[scope]
    if (breaker.type === 'closed') return []
    const until = breaker.type === 'open' ? breaker.until : 0
    return [{ scope, until, openings: breaker.openings }]
  })
  const paused = { scope: 'all', until: pausedUntil, openings: 0 } as const
  setConnectionHolds(tx, connectionId, pausedUntil > 0 ? [...held, paused] : held)
}

function tell(tx: Tx, host: Alerting, ended: Ended, isTold: boolean): LiveChange[] {
  const { connectionId, outcome } = ended
  const at = host.ports.clock.now()
  const name = host.connections.find(connectionId)?.connector.title ?? 'A connection'
  const cause = { code: TROUBLE, subject: connectionId }
  if (outcome.type === 'answered') {
    if (!isFine(ended.after)) return []
    const because = `${name} works again. What was waiting is being done now.`
    return changed(closeAlert(tx, cause, { at, because }))
  }
  if (outcome.type === 'nothing' || !(isTold || isSerious(ended))) return []
  const id = host.ports.newId('alr')
  const words = wordsFor(name, ended.after, outcome)
  return changed(raiseAlert(tx, { ...cause, ...words, id, at, closesItself: true }))
}

type Bad = Exclude<CallOutcome, { readonly type: 'answered' | 'nothing' }>

function wordsFor(name: string, { breakers }: Gate, { type, failure: { message } }: Bad) {
  const body = `${message} ${REASSURANCE}`
  if (type === 'paused') return { title: `${name} asks us to wait`, body }
  if (breakers.reading.type === 'open' && breakers.doing.type === 'closed') {
    return { title: `${name} cannot be read at the moment`, body: `${message} ${UNREAD}` }
  }
  return { title: `${name} does not work at the moment`, body }
}

/** A blip is nobody's business; what holds texts and bookings up for minutes is. */
function isSerious({ after, outcome }: Ended): boolean {
  if (outcome.type === 'paused') return outcome.pauseMs >= LONG_PAUSE_MS
  if (outcome.type !== 'trouble') return false
  return after.breakers[outcome.by].type === 'open' || outcome.failure.blame === 'connection'
}

const LONG_PAUSE_MS = 5 * 60_000
const REASSURANCE =
  'What has to go there waits and is done once it answers; what waits too long becomes a task.'
const UNREAD =
  'What we send there still arrives. What changes there is taken up once it can be read again.'

function changed(id: string | undefined): LiveChange[] {
  return id === undefined ? [] : [{ topic: 'alert', id }]
}
