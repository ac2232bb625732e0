import {
  type EventTable,
  isStoreFault,
  openTask,
  putOffEvent,
  raiseAlert,
  type Store,
  settleEvent,
  suppressPhone,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import type { OwnEvent, StoredEvent } from './own-event.ts'
import { sayEvent } from './say-event.ts'
import { wantsNoTexts } from './wants-no-texts.ts'

const GIVEN_UP = 'Chairflow met a fault of its own with this event: a person deals with it'
/** What breaks us may be gone in a moment, or after somebody has looked at a list. */
const HOUR_MS = 60 * 60_000
const AGAIN_AFTER_MS = [5_000, 60_000, 600_000] as const

/**
 * An event that breaks us is tried again after 5 s, 1 min and 10 min, while others go on; then it is
 * kept, and a person deals with it; what nobody else would ever tell is tried on, once an hour.
 * Whoever wrote STOP is texted no more from the first try on.
 * Throws when the database cannot be written to: then nothing came of it, and it is taken up again.
 */
export async function putAside(
  store: Store,
  host: Host,
  row: EventTable,
  error: unknown,
): Promise<Changes> {
  if (isStoreFault(error)) throw error
  host.ports.log.error({ event: row.id, error: String(error) }, 'an event could not be applied')
  const settle = (tx: Tx) => dealWith(tx, host, row)
  return store.write(settle).catch(() => store.write((tx) => keepOnly(tx, row)))
}

function dealWith(tx: Tx, host: Host, row: EventTable): Changes {
  const at = host.ports.clock.now()
  obeyStop(tx, row, at)
  const waitMs = AGAIN_AFTER_MS[row.faults]
  if (waitMs !== undefined) return tryAgain(tx, row, at + waitMs)
  if (!isNeverGivenUp(row)) {
    settleEvent(tx, row.id, { status: 'ignored', reason: GIVEN_UP })
    return giveToPerson(tx, host, row, at)
  }
  const told = row.faults === AGAIN_AFTER_MS.length ? giveToPerson(tx, host, row, at) : []
  return [...told, ...tryAgain(tx, row, at + HOUR_MS)]
}

function tryAgain(tx: Tx, { id, faults }: EventTable, notBefore: number): Changes {
  const reason = 'Chairflow met a fault of its own with this event and tries again'
  putOffEvent(tx, id, { reason, faults: faults + 1, notBefore })
  return [{ topic: 'event', id }]
}

/** Nobody else would ever tell an execution how its effect ended, nor us of our own booking. */
function isNeverGivenUp({ type }: EventTable): boolean {
  return type === ('effect-settled' satisfies OwnEvent['type'])
}

/** Where not even a task can be opened, it is kept at least, and holds up nothing. */
function keepOnly(tx: Tx, { id }: EventTable): Changes {
  settleEvent(tx, id, { status: 'ignored', reason: GIVEN_UP })
  return [{ topic: 'event', id }]
}

function obeyStop(tx: Tx, { payloadJson }: EventTable, at: number): void {
  const event = readEvent(payloadJson)
  if (event?.type !== 'message-received' || !wantsNoTexts(event)) return
  suppressPhone(tx, { phone: event.from, at, reason: 'The patient asked us to stop' })
}

function giveToPerson(tx: Tx, { ports }: Host, row: EventTable, at: number): Changes {
  const taskId = `${row.id}.fault`
  openTask(tx, {
    ...{ id: taskId, executionId: null, nodeId: null, kind: 'failure' },
    title: 'Chairflow could not deal with something that came in',
    body: sayEvent(tx, readEvent(row.payloadJson), row),
    ...{ draftMessage: null, openedAt: at, dueAt: null },
    choicesJson: JSON.stringify([{ id: 'done', label: 'I took care of it' }]),
  })
  const alertId = raiseAlert(tx, {
    ...{ id: ports.newId('alr'), code: 'event-fault', subject: row.connectionId, at },
    title: 'Chairflow met faults of its own with what came in',
    body: `Something from “${row.connectionId}” could not be dealt with, also when it was tried again. Each time, a task says what it was. Please tell your administrator: the server’s log has the error.`,
    closesItself: false,
  })
  return [
    { topic: 'event', id: row.id },
    { topic: 'task', id: taskId },
    { topic: 'alert', id: alertId },
  ]
}

/** As it was kept; null where the file has been damaged. */
function readEvent(payloadJson: string): StoredEvent | null {
  try {
    return JSON.parse(payloadJson) as StoredEvent
  } catch {
    return null
  }
}
