import { prepared } from '../prepared.ts'
import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Settlement =
  | { readonly status: 'done'; readonly output: unknown }
  | { readonly status: 'failed'; readonly failure: unknown }
  | { readonly status: 'retry' | 'unknown'; readonly notBefore: number; readonly failure: unknown }

/** Records how an attempt ended. Returns false when the effect was settled already. */
export function settleEffect(tx: Tx, id: string, settlement: Settlement): boolean {
  if (settlement.status === 'done') {
    return tx.run(complete({ id, outputJson: JSON.stringify(settlement.output) })) === 1
  }
  return tx.run(open(id).set(columnsOf(settlement))) === 1
}

function open(id: string) {
  return sqlite
    .updateTable('effect')
    .where('id', '=', id)
    .where('status', 'not in', ['done', 'failed'])
}

const complete = prepared(
  ({ id, outputJson }: { readonly id: string; readonly outputJson: string }) =>
    open(id).set({ status: 'done', outputJson, failureJson: null }),
)

function columnsOf(settlement: Exclude<Settlement, { status: 'done' }>): Partial<EffectTable> {
  switch (settlement.status) {
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
