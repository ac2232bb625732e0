import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Gives back what a hold, or a booking that did not come about, has taken. True if there was one. */
export function releaseHold(tx: Tx, id: string): boolean {
  return tx.run(release({ id })) > 0
}

const release = prepared(({ id }: { readonly id: string }) =>
  sqlite
    .deleteFrom('occupation')
    .where('source', 'in', ['hold', 'booking'])
    .where('sourceId', '=', id),
)

/** What an execution still holds when it ends. Its bookings are on their way, and stay. */
export function releaseHoldsOf(tx: Tx, executionId: string): void {
  tx.run(releaseOf({ executionId }))
}

const releaseOf = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite
    .deleteFrom('occupation')
    .where('source', '=', 'hold')
    .where('executionId', '=', executionId),
)

/** Room on the disk: holds that ran out and bookings that are long over. Nothing depends on it. */
export function sweepOccupations(tx: Tx, before: number): number {
  return tx.run(sweepHolds({ before })) + tx.run(sweepBookings({ before }))
}

const sweepHolds = prepared(({ before }: { readonly before: number }) =>
  sqlite.deleteFrom('occupation').where('expiresAt', '<=', before),
)

const sweepBookings = prepared(({ before }: { readonly before: number }) =>
  sqlite.deleteFrom('occupation').where('source', '=', 'booking').where('endAt', '<=', before),
)
