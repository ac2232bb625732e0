import type { Connected } from '../connections.ts'
import type { Host } from '../host.ts'

const MINUTE_MS = 60_000
/** Longer than this, patients and chairs wait for nobody who does not answer. */
const PATIENCE_MS = 4 * MINUTE_MS
/** A heartbeat that stays away this long was not slow: the process or its machine stood still. */
export const DEAF_AFTER_MS = 90_000
const RETRY_MS = 2_000
/** Once nothing waits for it any more. */
const RETRY_LATER_MS = MINUTE_MS

/** A way to ask an outside system for what was missed. */
export type Ear = {
  readonly name: string
  readonly hearsFrom: (connected: Connected) => boolean
  /** Resolves when what was missed is stored; throws ConnectorError while it cannot be asked. */
  readonly listen: (connected: Connected) => Promise<unknown>
}

/** An ear at one connection that has not heard yet what was said meanwhile. */
export type Unheard = {
  readonly key: string
  readonly ear: Ear
  readonly connectionId: string
  /** Everything due waits for it; otherwise only the connection's own effects do. */
  readonly isAway: boolean
  readonly patienceUntil: number
  state: 'silent' | 'asking' | 'listened'
  tryAt: number
  underWay: Promise<void>
}

type Since = { readonly at: number; readonly isAway: boolean }

/** Who is still to be heard. Instants are UTC ms. */
export function createUnheard({ gates }: Pick<Host, 'gates'>) {
  const all = new Map<string, Unheard>()
  let awayAt = 0
  /** A clock set back must not make anybody wait for hours; by more than this the heartbeat notices. */
  const isPatient = ({ patienceUntil }: Unheard, now: number) =>
    now < patienceUntil && patienceUntil - now <= PATIENCE_MS + DEAF_AFTER_MS
  const patient = (now: number) => [...all.values()].filter((one) => isPatient(one, now))
  const silent = () => [...all.values()].filter(({ state }) => state === 'silent')
  const isWaiting = (now: number) => patient(now).some(({ isAway }) => isAway)
  const tryAgainAt = (one: Unheard, now: number) => {
    const retryMs = isPatient(one, now) ? RETRY_MS : RETRY_LATER_MS
    const opens = gates.opensAt(one.connectionId, 'reading')
    const isShut = opens > now && Number.isFinite(opens)
    return Math.min(isShut ? opens : now + retryMs, now + RETRY_LATER_MS)
  }
  const add = (ear: Ear, connected: Connected, { at, isAway }: Since) => {
    const key = `${ear.name}/${connected.id}`
    const patienceUntil = at + PATIENCE_MS
    const isHeardAlready = all.get(key)?.isAway === true && !isAway
    if (isHeardAlready || !ear.hearsFrom(connected)) return
    const one = { key, ear, connectionId: connected.id, isAway, patienceUntil, tryAt: at }
    all.set(key, { ...one, state: 'silent', underWay: Promise.resolve() })
  }
  return {
    tryAgainAt,
    isWaiting,
    add: (ears: readonly Ear[], connections: readonly Connected[], since: Since) => {
      if (since.isAway) awayAt = since.at
      for (const connected of connections) for (const ear of ears) add(ear, connected, since)
    },
    listened: () => [...all.values()].flatMap((one) => (one.state === 'listened' ? one.key : [])),
    remove: (keys: readonly string[]) => {
      for (const key of keys) if (all.get(key)?.state === 'listened') all.delete(key)
    },
    asking: () => [...all.values()].filter(({ state }) => state === 'asking'),
    due: (now: number) =>
      silent().filter(({ tryAt }) => tryAt <= now || tryAt - now > RETRY_LATER_MS),
    /** Also the instant at which patience ends, since what waited goes on then. */
    nextDue: (now: number) =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...silent().map(({ tryAt }) => tryAt),
        ...patient(now).map(({ patienceUntil }) => patienceUntil),
      ),
    actsSince: (connectionId: string, now: number) => {
      const waited = patient(now)
      if (waited.some((one) => one.connectionId === connectionId)) return Number.POSITIVE_INFINITY
      return waited.some(({ isAway }) => isAway) ? awayAt : 0
    },
  }
}
