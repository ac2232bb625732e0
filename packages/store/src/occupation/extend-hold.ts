import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { fits } from './fits.ts'
import { listOccupationsOf } from './list-holds.ts'
import { type Placed, refused } from './place-hold.ts'

type Extension = { readonly id: string; readonly at: number; readonly expiresAt: number }

/**
 * Lets a hold count for longer, or again: one that ran out comes back unless its time was taken
 * meanwhile. `gone` when there is no such hold.
 */
export function extendHold(tx: Tx, extension: Extension): Placed | { readonly type: 'gone' } {
  const { id, at } = extension
  const spans = listOccupationsOf(tx, { source: 'hold', sourceId: id })
  const [first] = spans
  if (first === undefined) return { type: 'gone' }
  if (fits(tx, () => tx.run(extend(extension)))) return { type: 'held' }
  return refused(tx, { spans, at, leeway: first.leeway, isOwn: ({ sourceId }) => sourceId === id })
}

const extend = prepared(({ id, at, expiresAt }: Extension) =>
  sqlite
    .updateTable('occupation')
    .set({ expiresAt, writtenAt: at } as Partial<OccupationTable>)
    .where('source', '=', 'hold')
    .where('sourceId', '=', id),
)
