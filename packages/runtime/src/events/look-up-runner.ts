import { type EventTable, listLookUps, nextLookUpAt, type Store } from '@chairflow/store'
import { type CallOutcome, nothing } from '../effects/call-outcome.ts'
import type { Changes, Host } from '../host.ts'
import { createLineRunner, type Line, type LineRunner } from '../line-runner.ts'
import type { Live } from '../live.ts'
import { putAside } from './faulty-event.ts'
import { lookUpEvent } from './look-up-event.ts'

type LookedUp = { readonly changes: Changes; readonly outcome: CallOutcome }

/** Asks practice systems about the appointments that events name. */
export function createLookUpRunner(
  store: Store,
  host: Host,
  live: Live,
  onEnd: () => void,
): LineRunner {
  const { now } = host.ports.clock
  const asking = () =>
    host.connections
      .all()
      .flatMap(({ id, open }) =>
        open.appointments ? [{ connectionId: id, kind: 'reading' as const }] : [],
      )
  const lines = {
    lines: asking,
    due: ({ connectionId }: Line, limit: number) =>
      store.read((tx) => listLookUps(tx, { connectionId, now: now(), limit })),
    nextAt: ({ connectionId }: Line) => store.read((tx) => nextLookUpAt(tx, connectionId)),
    run: async ({ connectionId, kind }: Line, row: EventTable) => {
      const looked = await lookUpEvent(store, host, row).catch(
        async (error: unknown): Promise<LookedUp> => {
          const changes = await putAside(store, host, row, error).catch(() => [])
          return { changes, outcome: nothing }
        },
      )
      await host.gates.leave(connectionId, { kind, outcome: looked.outcome }).catch(() => {})
      live.tell(looked.changes)
    },
  }
  return createLineRunner(host, lines, onEnd)
}
