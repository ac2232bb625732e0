import { sqlite, type Tx } from '../tx.ts'

/** Delivery news come in any order: a message only moves forward (facts/messaging 1.4). */
const RANKS: Readonly<Record<string, number>> = {
  ready: 0,
  accepted: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  delivered: 5,
  undelivered: 5,
  failed: 5,
  canceled: 5,
  read: 6,
}

/** Returns false when the message is unknown or further already. */
export function advanceMessageStatus(
  tx: Tx,
  news: {
    readonly connectionId: string
    readonly providerMessageId: string
    readonly status: string
  },
): boolean {
  const message = tx.first(
    sqlite
      .selectFrom('message')
      .select(['id', 'status'])
      .where('connectionId', '=', news.connectionId)
      .where('providerMessageId', '=', news.providerMessageId),
  )
  if (message === undefined || rank(news.status) <= rank(message.status)) return false
  tx.run(sqlite.updateTable('message').set({ status: news.status }).where('id', '=', message.id))
  return true
}

function rank(status: string): number {
  return RANKS[status] ?? 0
}
