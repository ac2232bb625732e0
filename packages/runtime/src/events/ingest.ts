import type { InboundEvent } from '@chairflow/connector-kit'
import { insertEvent, type Store } from '@chairflow/store'
import type { Ports } from '../ports.ts'

export type Ingested = { readonly accepted: number; readonly duplicates: number }

/** Stores what an outside system told us; resolves only after COMMIT, so that 2xx is a promise. */
export async function ingest(
  store: Store,
  ports: Ports,
  { connectionId, events }: { connectionId: string; events: readonly InboundEvent[] },
): Promise<Ingested> {
  if (events.length === 0) return { accepted: 0, duplicates: 0 }
  const receivedAt = ports.clock.now()
  const accepted = await store.accept(
    (tx) =>
      events.filter((event) =>
        insertEvent(tx, {
          id: ports.newId('evt'),
          connectionId,
          dedupeKey: event.dedupeKey,
          type: event.type,
          payloadJson: JSON.stringify(event),
          receivedAt,
        }),
      ).length,
  )
  return { accepted, duplicates: events.length - accepted }
}
