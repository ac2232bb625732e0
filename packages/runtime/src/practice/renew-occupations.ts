import type { TimeOff } from '@chairflow/scheduling'
import { getMeta, reoccupy, setMeta, type Tx } from '@chairflow/store'
import { differing } from './changes-of.ts'
import type { RecordChange } from './record-change.ts'

const META = 'occupationsAreOld'
const TAKEN_BY_SERVICE = [
  'bufferBeforeMinutes',
  'bufferAfterMinutes',
  'equipmentTypes',
  'overrides',
]

/** What the visits to come take follows from services and devices, and so changes with them. */
export function renewOccupations(tx: Tx, changes: readonly RecordChange[], now: number): void {
  if (changes.some(isOfDevices)) {
    reoccupy(tx, { from: now })
    return
  }
  const services = changes.filter(
    ({ kind, before, after }) =>
      kind === 'service' &&
      differing(before, after).some((field) => TAKEN_BY_SERVICE.includes(field)),
  )
  for (const { id } of services) reoccupy(tx, { from: now, serviceId: id })
}

/** After an update that takes more into account; until then they stand as they were written. */
export function renewOldOccupations(tx: Tx, now: number): void {
  if (getMeta(tx, META) !== 'yes') return
  reoccupy(tx, { from: now })
  setMeta(tx, META, 'no')
}

function isOfDevices({ kind, before, after }: RecordChange): boolean {
  if (kind === 'equipment') return true
  if (kind !== 'timeOff') return false
  return [before, after].some((time) => (time as TimeOff | null)?.resourceKind === 'equipment')
}
