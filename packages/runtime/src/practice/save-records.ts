import {
  type PracticeRecords,
  type RecordList,
  type RecordWrite,
  recordLists,
  recordName,
} from '@chairflow/scheduling'
import {
  removeRecord,
  saveCredential,
  saveEquipment,
  saveLocation,
  saveProvider,
  saveRoom,
  saveService,
  saveTimeOff,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { practiceChanged } from './practice-changed.ts'
import { readRecords } from './read-records.ts'
import type { RecordChange } from './record-change.ts'

const savers: {
  readonly [List in RecordList]: (tx: Tx, row: PracticeRecords[List][number]) => void
} = {
  locations: saveLocation,
  rooms: saveRoom,
  equipment: saveEquipment,
  services: saveService,
  providers: saveProvider,
  credentials: saveCredential,
  timeOff: saveTimeOff,
}

/** The one way by which the practice's records change: writes them and tells `practiceChanged`. */
export function saveRecords(
  tx: Tx,
  host: Host,
  { actor, writes }: { readonly actor: string; readonly writes: readonly RecordWrite[] },
): Changes {
  const before = readRecords(tx)
  for (const write of writes) save(tx, write)
  const after = readRecords(tx)
  const changes = writes.map((write) => changeOf(write, before, after))
  return practiceChanged(tx, host, { actor, changes })
}

function save(tx: Tx, { list, id, row }: RecordWrite): void {
  if (row === null) removeRecord(tx, recordLists[list], id)
  else savers[list](tx, row as never)
}

function changeOf(
  { list, id, row }: RecordWrite,
  before: PracticeRecords,
  after: PracticeRecords,
): RecordChange {
  const rows: readonly { readonly id: string }[] = before[list]
  const was = rows.find((one) => one.id === id) ?? null
  const name = recordName(list, (row ?? was) as never, row === null ? before : after)
  return { kind: recordLists[list], id, name, before: was, after: row }
}
