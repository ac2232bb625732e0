import { sqlite, type Tx } from '../tx.ts'

/** Vendor ids of texts to a number, which therefore prove no other effect. */
export function listProviderIds(
  tx: Tx,
  { connectionId, phone }: { readonly connectionId: string; readonly phone: string },
): readonly string[] {
  const rows = tx.all(
    sqlite
      .selectFrom('message')
      .select('providerMessageId')
      .where('connectionId', '=', connectionId)
      .where('phone', '=', phone)
      .where('providerMessageId', 'is not', null),
  )
  return rows.flatMap(({ providerMessageId }) => providerMessageId ?? [])
}
