import {
  closeAlert,
  findEndlessEffects,
  findStuckEffects,
  findStuckEvents,
  findStuckExecutions,
  findStuckSchedules,
  findStuckTimers,
  findUnreadReplies,
  listEffectLines,
  raiseAlert,
  type Store,
  type Stuck,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { type Found, judgeStuck, kinds, movesAgain, patienceMs } from './judge-stuck.ts'
import { watchConnections } from './watch-connections.ts'

const SUBJECT = 'all'

/** Raises an alert for whatever should have moved and did not, and closes it when it has. */
export async function runWatchdog(store: Store, host: Host): Promise<Changes> {
  const at = host.ports.clock.now()
  const concerns = judgeStuck(
    store.read((tx) => lookAround(tx, host, at)),
    at,
  )
  return store.write((tx) => [
    ...watchConnections(tx, host, at),
    ...kinds.flatMap((kind): Changes => {
      const code = `stuck-${kind}`
      const concern = concerns.find((one) => one.code === code)
      const id =
        concern === undefined
          ? closeAlert(tx, { code, subject: SUBJECT }, { at, because: movesAgain[kind] })
          : raiseAlert(tx, {
              ...concern,
              id: host.ports.newId('alr'),
              subject: SUBJECT,
              at,
              closesItself: true,
            })
      return id === undefined ? [] : [{ topic: 'alert', id }]
    }),
  ])
}

function lookAround(tx: Tx, host: Host, now: number): Found {
  return {
    timers: together(
      findStuckTimers(tx, now - patienceMs.timers),
      findStuckSchedules(tx, now - patienceMs.timers),
    ),
    events: findStuckEvents(tx, now - patienceMs.events),
    effects: lateEffects(tx, host, now - patienceMs.effects),
    executions: findStuckExecutions(tx, now - patienceMs.executions),
    replies: findUnreadReplies(tx, now - patienceMs.replies),
  }
}

/** A connection that is held back has an alert of its own, which says why. */
function lateEffects(tx: Tx, { gates }: Host, before: number): Stuck {
  const free = listEffectLines(tx).filter(
    ({ connectionId, kind }) => !gates.isHeld(connectionId, kind),
  )
  const late = free.map((line) => findStuckEffects(tx, { ...line, before }))
  return [...late, findEndlessEffects(tx, before)].reduce(together)
}

function together(one: Stuck, other: Stuck): Stuck {
  const since = [one.since, other.since].flatMap((at) => at ?? [])
  return {
    count: one.count + other.count,
    since: since.length === 0 ? null : Math.min(...since),
  }
}
