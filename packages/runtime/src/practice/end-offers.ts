import {
  lostOffer,
  type MatchPractice,
  preparePractice,
  type RecordWrite,
  recordLists,
  withWrites,
} from '@chairflow/scheduling'
import { listAllOpenOffers, type OpenOffer, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { readOfferPractice } from './read-offer-practice.ts'
import type { RecordChange } from './record-change.ts'
import { tellOfferOut } from './tell-offers.ts'

/**
 * Open offers that a change of the practice's lists made impossible end in this commit; nobody goes
 * on hoping for them. What stood against one before the change has not kept it from being offered,
 * and does not end it now.
 */
export function endOffers(
  tx: Tx,
  host: Host,
  { changes, at }: { readonly changes: readonly RecordChange[]; readonly at: number },
): Changes {
  const open = listAllOpenOffers(tx, at)
  if (open.length === 0) return []
  const lists = readOfferPractice(tx, spanOf(open))
  const lost = { was: preparePractice(undone(lists, changes)), is: preparePractice(lists) }
  return open
    .filter((offer) => lostOffer(lost, offer).length > 0)
    .flatMap((offer) => tellOfferOut(tx, host, offer, at))
}

function spanOf(offers: readonly OpenOffer[]) {
  return {
    startAt: Math.min(...offers.map(({ startAt }) => startAt)),
    endAt: Math.max(...offers.map(({ endAt }) => endAt)),
  }
}

/** The lists as they were. */
function undone(lists: MatchPractice, changes: readonly RecordChange[]): MatchPractice {
  return { ...lists, ...withWrites(lists, changes.toReversed().map(undo)) }
}

const listOf = new Map(Object.entries(recordLists).map(([list, kind]) => [kind, list]))

function undo({ kind, id, before }: RecordChange): RecordWrite {
  return { list: listOf.get(kind), id, row: before } as RecordWrite
}
