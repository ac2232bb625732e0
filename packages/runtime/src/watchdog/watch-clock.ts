import { raiseAlert, type Store } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'

const MINUTE_MS = 60_000
/** What time servers correct without anybody noticing is not worth an alert. */
const TOLERATED_MS = 2 * MINUTE_MS

/**
 * Compares the wall clock with one that cannot be set, each time it is called. Waits follow the
 * wall clock, since appointments do: a leap makes reminders early or late, so a person has to know.
 */
export function createClockWatch(store: Store, { ports }: Host): () => Promise<Changes> {
  const { clock, log, newId } = ports
  const offset = () => clock.now() - clock.elapsedMs()
  let before = offset()
  return async () => {
    const leapMs = offset() - before
    before += leapMs
    if (Math.abs(leapMs) < TOLERATED_MS) return []
    log.warn({ leapMs: Math.round(leapMs) }, 'the clock leapt')
    const at = clock.now()
    const cause = { code: 'clock-leapt', subject: leapMs < 0 ? 'back' : 'forward' }
    const told = { ...cause, ...wordsFor(leapMs), id: newId('alr'), at, closesItself: false }
    const id = await store.write((tx) => raiseAlert(tx, told))
    return id === undefined ? [] : [{ topic: 'alert', id }]
  }
}

function wordsFor(leapMs: number) {
  const length = lengthWords(Math.abs(leapMs))
  if (leapMs < 0) {
    const title = `The clock of Chairflow’s computer was set back by ${length}`
    const body =
      'Reminders and time limits wait until the clock shows their time again. Please check that the clock is right now.'
    return { title, body }
  }
  const title = `Chairflow’s computer slept, or its clock was set forward, by ${length}`
  const body =
    'What came due meanwhile is done now, unless its step says that it would be too late. If the clock was set forward, please check that it is right.'
  return { title, body }
}

function lengthWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS)
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}
