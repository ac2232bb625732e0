import { prepared, preparedRows } from '../prepared.ts'
import type { MessageTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function insertMessage(tx: Tx, message: MessageTable): void {
  tx.run(insert([message]))
}

const insert = preparedRows<MessageTable>((rows) =>
  sqlite
    .insertInto('message')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing()),
)

/** The carrier took the message and named it. */
export function setMessageSent(
  tx: Tx,
  effectId: string,
  { providerMessageId, status }: Omit<Sent, 'effectId'>,
): void {
  tx.run(setSent({ effectId, providerMessageId, status }))
}

type Sent = {
  readonly effectId: string
  readonly providerMessageId: string
  readonly status: string
}

const setSent = prepared(({ effectId, providerMessageId, status }: Sent) =>
  sqlite
    .updateTable('message')
    .set({ providerMessageId, status })
    .where('effectId', '=', effectId)
    .where('providerMessageId', 'is', null),
)

/** For texts that will never leave. */
export function setMessageStatus(tx: Tx, effectId: string, status: string): void {
  tx.run(sqlite.updateTable('message').set({ status }).where('effectId', '=', effectId))
}
