import { sqlite, type Tx } from '../tx.ts'

/** The carrier has given the text of an effect a name: it took it, whatever came of that. */
export function isAtCarrier(tx: Tx, effectId: string): boolean {
  const message = tx.first(
    sqlite.selectFrom('message').select('providerMessageId').where('id', '=', effectId),
  )
  return message !== undefined && message.providerMessageId !== null
}
