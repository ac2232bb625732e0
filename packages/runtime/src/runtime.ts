import type { InboundEvent } from '@chairflow/connector-kit'
import { doubtRunningEffects, type Store } from '@chairflow/store'
import { createChores } from './chores.ts'
import { type Connections, createConnections } from './connections.ts'
import { createGates } from './effects/gates.ts'
import { createBacklog } from './events/backlog.ts'
import { createHearing, type Ear } from './events/hearing.ts'
import { type Ingested, ingest } from './events/ingest.ts'
import { pollMessages } from './events/poll-messages.ts'
import type { Host } from './host.ts'
import { createLive, type Live } from './live.ts'
import { createPatientStore } from './patient-store.ts'
import type { Ports } from './ports.ts'
import { renewOldOccupations } from './practice/renew-occupations.ts'
import { createVersionLoader, type LoadVersion } from './programs.ts'
import { createPump } from './pump.ts'
import { planSchedules } from './schedules/plan-schedules.ts'
import { standingChores } from './standing-chores.ts'

export type Runtime = {
  readonly store: Store
  readonly host: Host
  readonly live: Live
  readonly connections: Connections
  readonly loadVersion: LoadVersion
  /** Stores events; resolves after COMMIT. Work on them begins at once, in the background. */
  readonly ingest: (connectionId: string, events: readonly InboundEvent[]) => Promise<Ingested>
  /** To be called after any commit that leaves work: timers, effects or events. */
  readonly wake: () => void
  /** Adds a way to ask for what was missed while nobody listened; returns how to take it away. */
  readonly listenBy: (ear: Ear) => () => void
  /** To be called when accounts were added or changed: opens them, and hears what they have to say. */
  readonly reconnect: () => void
  /** More was accepted than can be applied: senders are to come again later. */
  readonly isBacklogged: () => boolean
  /** Resolves when nothing is left that could be done now; for tests and shutdown. */
  readonly settle: () => Promise<void>
  readonly start: () => Promise<void>
  /** Takes no new work, lets what is under way end, and leaves the rest for the next start. */
  readonly stop: () => Promise<void>
}

export function createRuntime(store: Store, ports: Ports): Runtime {
  const connections = createConnections(ports)
  const loadVersion = createVersionLoader(ports.findNodeType)
  const live = createLive()
  const outside = { ports, connections, loadVersion }
  const host: Host = { ...outside, gates: createGates(store, outside, live) }
  const patient = createPatientStore(store, ports.clock)
  const backlog = createBacklog(store, ports)
  const hearing = createHearing(host, () => pump.wake())
  const pump = createPump(patient.store, host, live, {
    hearing,
    choresOf: (onEnd) => createChores(host, live, standingChores(store, host, hearing), onEnd),
  })
  hearing.listenBy({
    name: 'replies',
    hearsFrom: ({ open }) => open.messages !== undefined,
    listen: (connected) => pollMessages(store, host, connected),
  })
  return {
    store,
    host,
    live,
    connections,
    loadVersion,
    wake: pump.wake,
    listenBy: hearing.listenBy,
    reconnect: () => {
      store.read((tx) => connections.reload(tx))
      hearing.hearNew()
      pump.wake()
    },
    isBacklogged: backlog.isFull,
    settle: pump.settle,
    ingest: async (connectionId, events) => {
      const ingested = await ingest(store, ports, { connectionId, events })
      if (ingested.accepted > 0) pump.wake()
      return ingested
    },
    start: async () => {
      await store.write((tx) => doubtRunningEffects(tx, store.epoch))
      await store.write((tx) => {
        renewOldOccupations(tx, host.ports.clock.now())
        planSchedules(tx, host)
      })
      store.read((tx) => connections.reload(tx))
      host.gates.load()
      hearing.begin()
      pump.start()
    },
    stop: () => {
      patient.giveUp()
      return pump.stop()
    },
  }
}
