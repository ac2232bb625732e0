import type { MessageTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function insertMessage(tx: Tx, message: MessageTable): void {
  tx.run(
    sqlite
      .insertInto('message')
      .values(message)
      .onConflict((conflict) => conflict.column('id').doNothing()),
  )
}

/** The carrier took the message and named it. */
export function setMessageSent(
  tx: Tx,
  effectId: string,
  { providerMessageId, status }: { readonly providerMessageId: string; readonly status: string },
): void {
  tx.run(
    sqlite
      .updateTable('message')
      .set({ providerMessageId, status })
      .where('effectId', '=', effectId)
      .where('providerMessageId', 'is', null),
  )
}

/** For texts that will never leave. */
export function setMessageStatus(tx: Tx, effectId: string, status: string): void {
  tx.run(sqlite.updateTable('message').set({ status }).where('effectId', '=', effectId))
}
