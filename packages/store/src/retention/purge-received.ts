import { getMeta, setMeta } from '../practice/meta.ts'
import { sqlite, type Tx } from '../tx.ts'

const BATCH = 500
const EVENTS_DONE = 'purgedEventsTo'
const TEXTS_DONE = 'purgedTextsTo'

/**
 * Erases what outside systems told us before an instant, one batch. The events and their dedupe
 * keys stay, so that a late repetition is still known as one. Returns how many were looked at.
 */
export function purgeEvents(tx: Tx, before: number): number {
  const done = Number(getMeta(tx, EVENTS_DONE) ?? 0)
  const rows = tx.all(
    sqlite
      .selectFrom('event')
      .select(['seq', 'status', 'receivedAt'])
      .where('seq', '>', done)
      .orderBy('seq')
      .limit(BATCH),
  )
  const stop = rows.findIndex(
    ({ status, receivedAt }) => receivedAt >= before || status === 'new' || status === 'looking-up',
  )
  const old = stop === -1 ? rows : rows.slice(0, stop)
  const last = old.at(-1)?.seq
  if (last === undefined) return 0
  tx.run(
    sqlite
      .updateTable('event')
      .set({ payloadJson: '{}' })
      .where('seq', '>', done)
      .where('seq', '<=', last),
  )
  setMeta(tx, EVENTS_DONE, String(last))
  return old.length
}

/** Erases texts that belong to no execution, one batch; those of one go when it is purged. */
export function purgeTexts(tx: Tx, before: number): number {
  const done = Number(getMeta(tx, TEXTS_DONE) ?? -1)
  const rows = tx.all(
    sqlite
      .selectFrom('message')
      .select(['id', 'at', 'executionId'])
      .where('at', '>', done)
      .where('at', '<', before)
      .orderBy('at')
      .limit(BATCH),
  )
  const last = rows.at(-1)?.at
  if (last === undefined) return 0
  tx.run(
    sqlite
      .updateTable('message')
      .set({ body: '' })
      .where('at', '>', done)
      .where('at', '<=', last)
      .where('executionId', 'is', null),
  )
  setMeta(tx, TEXTS_DONE, String(last))
  return rows.length
}
