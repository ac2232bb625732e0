import {
  type EventTable,
  listOpenEvents,
  postponeEvent,
  type Store,
  settleEvent,
  type Tx,
} from '@chairflow/store'
import type { Host } from '../host.ts'
import type { Live } from '../live.ts'
import { applyEvent } from './apply-event.ts'
import { putAside } from './faulty-event.ts'

/** Fewer dealt with means that none is left. */
export const EVENTS_AT_ONCE = 200

/** Applies stored events in commit order. Returns how many were dealt with. */
export async function routeEvents(store: Store, host: Host, live: Live): Promise<number> {
  const now = host.ports.clock.now()
  const open = store.read((tx) => listOpenEvents(tx, { now, limit: EVENTS_AT_ONCE }))
  await Promise.all(open.map((row) => applyOne(store, host, live, row)))
  return open.length
}

/** An event that breaks us holds up no other. */
async function applyOne(store: Store, host: Host, live: Live, row: EventTable): Promise<void> {
  try {
    const changes = await store.write((tx) => {
      const applied = applyEvent(tx, host, row)
      if (applied.status !== 'look-up') return applied.changes
      putInLine(tx, host, row)
      return []
    })
    live.tell([{ topic: 'event', id: row.id }, ...changes])
  } catch (error) {
    live.tell(await putAside(store, host, row, error))
  }
}

/** Asking takes its time and is done beside the rounds. */
function putInLine(tx: Tx, host: Host, { id, connectionId, attempts }: EventTable): void {
  if (host.connections.find(connectionId)?.open.appointments === undefined) {
    const reason = 'The practice system cannot be asked about this appointment'
    settleEvent(tx, id, { status: 'ignored', reason })
    return
  }
  const reason = 'Waiting for the practice system to answer'
  postponeEvent(tx, id, { reason, attempts, notBefore: host.ports.clock.now() })
}
