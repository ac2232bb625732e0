import type { AppointmentFacts, AppointmentReader, InboundEvent } from '@chairflow/connector-kit'
import { closeDrift, listAppointments, listOpenDrift } from '@chairflow/store'
import type { Connected } from './connections.ts'
import { type Compared, compareVisit } from './drift/compare-visit.ts'
import { listCrowded } from './drift/list-crowded.ts'
import { findAbsent, noteGone } from './drift/look-for-absent.ts'
import { noteOverlap } from './drift/note-overlap.ts'
import { beginReading, endReading, type Reading } from './drift/reading.ts'
import { settleDrift } from './drift/settle-drift.ts'
import { tellDrift } from './drift/tell-drift.ts'
import { callThroughGate } from './effects/call-through-gate.ts'
import { rejudgeBookings } from './reroute/rejudge-bookings.ts'
import type { Runtime } from './runtime.ts'

/** Commits in between, so that nobody has to wait for the whole calendar. */
const BATCH = 200

export type Synced = {
  /** Taken in quietly: nobody has known of them before. */
  readonly added: number
  /** Taken over like the webhook that did not come. */
  readonly missed: number
  /** Differences that are open afterwards. */
  readonly open: number
}

const nothing: Synced = { added: 0, missed: 0, open: 0 }

/**
 * Compares the practice system's coming days with ours, and writes down where they differ. The
 * practice system is right: what we missed is treated like its webhook. Visits of days that were
 * never compared are taken in quietly. Throws ConnectorError when the practice system cannot be asked.
 */
export async function syncAppointments(runtime: Runtime, connected: Connected): Promise<Synced> {
  const reader = connected.open.appointments
  if (reader === undefined) return nothing
  const { store, host } = runtime
  const { id: connectionId } = connected
  const reading = store.read((tx) => beginReading(tx, connectionId, host.ports.clock.now()))
  const facts = await callThroughGate(host, connectionId, () => reader.list(reading))
  const compared = await compareAll(runtime, reading, facts)
  const news = compared.flatMap((one) => (one.type === 'news' ? [one.event] : []))
  await runtime.ingest(connectionId, news)
  const gone = await lookForAbsent(runtime, reader, { reading, facts })
  await runtime.ingest(connectionId, gone)
  await noteAllOverlaps(runtime, reading)
  const open = await endComparison(runtime, reading)
  const added = compared.filter(({ type }) => type === 'learned').length
  return { added, missed: news.length + gone.length, open }
}

/** Which of those taken in cannot stay is found in the commit that takes them in. */
async function compareAll(
  { store, host, live, wake }: Runtime,
  reading: Reading,
  facts: readonly AppointmentFacts[],
): Promise<readonly Compared[]> {
  const batches = await inBatches(facts, async (batch) => {
    const { compared, changes } = await store.write((tx) => {
      const all = batch.map((one) => compareVisit(tx, host, reading, one))
      const hasLearned = all.some(({ type }) => type === 'learned')
      return { compared: all, changes: hasLearned ? rejudgeBookings(tx, host) : [] }
    })
    live.tell(changes)
    return compared
  })
  wake()
  return batches.flat()
}

type Listed = { readonly reading: Reading; readonly facts: readonly AppointmentFacts[] }

/** What is not in the list is asked for by its id: it may have moved to a day that was not read. */
async function lookForAbsent(
  runtime: Runtime,
  reader: AppointmentReader,
  { reading, facts }: Listed,
): Promise<readonly InboundEvent[]> {
  const listed = new Set(facts.map(({ externalId }) => externalId))
  const { visits, areMany } = runtime.store.read((tx) => findAbsent(tx, reading, listed))
  const { store, host } = runtime
  const events: InboundEvent[] = []
  for (const visit of visits) {
    const there = areMany
      ? undefined
      : await callThroughGate(host, reading.connectionId, () => reader.find(visit.externalId))
    const event = await store.write((tx) => {
      if (there === undefined) return noteGone(tx, host, reading, { visit, needsPerson: areMany })
      const compared = compareVisit(tx, host, reading, there)
      return compared.type === 'news' ? compared.event : null
    })
    if (event !== null) events.push(event)
  }
  return events
}

async function noteAllOverlaps({ store, host }: Runtime, reading: Reading): Promise<void> {
  const { connectionId, readAt: startAt, endAt } = reading
  const visits = store.read((tx) => {
    const crowded = listCrowded(tx, { startAt, endAt, at: startAt })
    return listAppointments(tx, { startAt, endAt }).filter(
      (one) => one.connectionId === connectionId && crowded.has(one.id),
    )
  })
  await inBatches(visits, (batch) =>
    store.write((tx) => batch.map((one) => noteOverlap(tx, host, one, startAt))),
  )
}

/** What was not seen again is over. Returns how much is open. */
async function endComparison({ store, host, live }: Runtime, reading: Reading): Promise<number> {
  const { connectionId, readAt: at } = reading
  const { open, changes } = await store.write((tx) => {
    for (const { id, kind, seenAt } of listOpenDrift(tx, connectionId)) {
      const isOver = kind !== 'overlap' && seenAt < at
      if (isOver) closeDrift(tx, id, { status: 'reconciled', at })
    }
    const settled = settleDrift(tx, host, { open: listOpenDrift(tx, connectionId), at })
    endReading(tx, reading)
    const told = tellDrift(tx, host, connectionId, at)
    return { open: listOpenDrift(tx, connectionId).length, changes: [...settled, ...told] }
  })
  live.tell(changes)
  return open
}

async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (batch: readonly Item[]) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += BATCH) {
    results.push(await work(items.slice(from, from + BATCH)))
  }
  return results
}
