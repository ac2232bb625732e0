import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Since = { readonly since: number }

/** As the partial index says it, letter for letter: bound values would not be seen to match. */
const isUnmatchedReply = sql<boolean>`status = 'unmatched' and type = 'message-received'`

/** Texts since an instant that found nobody waiting; a wait opened later may still take them. */
export function listUnmatchedReplies(tx: Tx, since: Since): readonly EventTable[] {
  return tx.all(unmatched(since))
}

const unmatched = prepared(({ since }: Since) =>
  sqlite
    .selectFrom('event')
    .selectAll()
    .where(isUnmatchedReply)
    .where('receivedAt', '>=', since)
    .orderBy('receivedAt')
    .orderBy('seq'),
)
