import type { Interval, PreparedPractice } from '@chairflow/scheduling'
import type { Tx } from '@chairflow/store'

type Kept = { readonly revision: number; readonly bySpan: Map<string, PreparedPractice> }

/** As many spans as are asked about in turn; each may hold thousands of bookings. */
const KEPT_SPANS = 16

/** Keeps what was read of spans as long as its revision stays; null says that it may not be kept. */
export function keepBySpan() {
  const kept = new WeakMap<Tx, Kept>()
  const keptOf = (tx: Tx, revision: number): Kept => {
    const known = kept.get(tx)
    if (known?.revision === revision) return known
    const fresh: Kept = { revision, bySpan: new Map() }
    kept.set(tx, fresh)
    return fresh
  }
  return (
    tx: Tx,
    revision: number | null,
    { startAt, endAt }: Interval,
    read: () => PreparedPractice,
  ): PreparedPractice => {
    if (revision === null) return read()
    const { bySpan } = keptOf(tx, revision)
    const key = `${startAt} ${endAt}`
    const practice = bySpan.get(key) ?? read()
    bySpan.delete(key)
    const [oldest] = bySpan.keys()
    if (bySpan.size >= KEPT_SPANS && oldest !== undefined) bySpan.delete(oldest)
    bySpan.set(key, practice)
    return practice
  }
}
