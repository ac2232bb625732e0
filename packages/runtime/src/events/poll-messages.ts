import { getMeta, type Store, setMeta } from '@chairflow/store'
import type { Connected } from '../connections.ts'
import { callThroughGate } from '../effects/call-through-gate.ts'
import type { Host } from '../host.ts'
import { ingest } from './ingest.ts'

const MINUTE_MS = 60_000
/** Read again each time: a text may be listed a little later than it came. */
const OVERLAP_MS = 10 * MINUTE_MS
/** What is older was answered by somebody, or is not worth an answer any more. */
const LONGEST_MS = 3 * 24 * 60 * MINUTE_MS

/**
 * Takes in what patients wrote while nobody listened: carriers repeat a webhook for seconds only.
 * A text that came by webhook too has the same dedupe key. Resolves with how many were new; throws
 * ConnectorError when the carrier cannot be asked, and the next poll then goes back further.
 */
export async function pollMessages(
  store: Store,
  host: Host,
  { id: connectionId, open }: Connected,
): Promise<number> {
  const { messages } = open
  if (messages === undefined) return 0
  const now = host.ports.clock.now()
  const since = await pollSince(store, connectionId, now)
  if (since === null) return 0
  const events = await callThroughGate(host, connectionId, () => messages.list({ since }))
  const { accepted } = await ingest(store, host.ports, { connectionId, events })
  await store.write((tx) => setMeta(tx, keyOf(connectionId), String(now)))
  return accepted
}

/** Before an account was connected there was nobody whose replies we could have missed: null. */
async function pollSince(store: Store, connectionId: string, now: number): Promise<number | null> {
  const kept = store.read((tx) => getMeta(tx, keyOf(connectionId)))
  if (kept !== undefined) {
    return Math.max(now - LONGEST_MS, Math.min(Number(kept), now) - OVERLAP_MS)
  }
  await store.write((tx) => setMeta(tx, keyOf(connectionId), String(now)))
  return null
}

function keyOf(connectionId: string): string {
  return `messagesPolledAt.${connectionId}`
}

/** Every connection that can be asked, each on its own: one that fails keeps no other from it. */
export async function pollAllMessages(store: Store, host: Host): Promise<number> {
  const polled = await Promise.allSettled(
    host.connections.all().map((connected) => pollMessages(store, host, connected)),
  )
  const failed = polled.filter(({ status }) => status === 'rejected').length
  if (failed > 0) host.ports.log.warn({ failed }, 'replies could not be asked for')
  return polled.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
}
