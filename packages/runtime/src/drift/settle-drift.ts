import {
  closeDrift,
  type DriftTable,
  type DriftVisit,
  findAppointment,
  forgetDrift,
  listOpenDrift,
  type Store,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { differenceKinds, isLive, sideOf } from './differences.ts'
import { overlapOf } from './note-overlap.ts'
import { tellDrift } from './tell-drift.ts'

/** Long enough to see whether webhooks are lost every week. */
const KEPT_MS = 90 * 24 * 60 * 60_000

/** Closes what has been put right by now, as a chore; forgets what was closed long ago. */
export function settleAllDrift(store: Store, host: Host): Promise<Changes> {
  const at = host.ports.clock.now()
  return store.write((tx) => {
    forgetDrift(tx, at - KEPT_MS)
    return settleDrift(tx, host, { open: listOpenDrift(tx), at })
  })
}

type Settling = { readonly open: readonly DriftTable[]; readonly at: number }

export function settleDrift(tx: Tx, host: Host, { open, at }: Settling): Changes {
  const over = open.flatMap((row) => {
    const status = row.overAt <= at ? 'past' : isReconciled(tx, row, at) ? 'reconciled' : null
    if (status !== null) closeDrift(tx, row.id, { status, at })
    return status === null ? [] : [row]
  })
  const connections = new Set(over.map(({ connectionId }) => connectionId))
  return [...connections].flatMap((id) => tellDrift(tx, host, id, at))
}

/** By what we know now: the practice system is asked only when calendars are compared. */
function isReconciled(tx: Tx, row: DriftTable, at: number): boolean {
  const known = findAppointment(tx, row)
  switch (row.kind) {
    case 'missing-here':
      return known !== undefined
    case 'missing-there':
      return known === undefined || !isLive(known)
    case 'overlap':
      return known === undefined || overlapOf(tx, known, at) === undefined
    default: {
      const here = JSON.parse(row.hereJson) as DriftVisit
      return known === undefined || differenceKinds(here, sideOf(known)).includes(row.kind)
    }
  }
}
