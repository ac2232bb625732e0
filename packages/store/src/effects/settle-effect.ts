import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Settlement =
  | { readonly status: 'done'; readonly output: unknown }
  | { readonly status: 'failed'; readonly failure: unknown }
  | { readonly status: 'retry' | 'unknown'; readonly notBefore: number; readonly failure: unknown }

/** Records how an attempt ended. Returns false when the effect was settled already. */
export function settleEffect(tx: Tx, id: string, settlement: Settlement): boolean {
  return (
    tx.run(
      sqlite
        .updateTable('effect')
        .set(columnsOf(settlement))
        .where('id', '=', id)
        .where('status', 'not in', ['done', 'failed']),
    ) === 1
  )
}

function columnsOf(settlement: Settlement): Partial<EffectTable> {
  switch (settlement.status) {
    case 'done':
      return { status: 'done', outputJson: JSON.stringify(settlement.output), failureJson: null }
    case 'failed':
      return { status: 'failed', failureJson: JSON.stringify(settlement.failure) }
    case 'retry':
    case 'unknown':
      return {
        status: settlement.status,
        notBefore: settlement.notBefore,
        failureJson: JSON.stringify(settlement.failure),
      }
    default:
      return settlement satisfies never
  }
}
