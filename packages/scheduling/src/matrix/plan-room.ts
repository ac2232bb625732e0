import type { RoomId } from '../ids.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { RecordWrite } from '../practice/record-write.ts'
import type { Room } from '../practice/room.ts'
import type { PlanOptions } from './plan-location.ts'
import type { MatrixRow } from './read-matrix.ts'
import { isShared } from './room-words.ts'

/** One room of the kind, where the location has none. */
export function planRoom(
  { room: { name, type } }: MatrixRow,
  { rooms }: PracticeRecords,
  { location, options }: { readonly location: Location; readonly options: PlanOptions },
): { readonly writes: readonly RecordWrite[]; readonly assumptions: readonly string[] } {
  if (rooms.some((one) => one.locationId === location.id && one.type === type)) {
    return { writes: [], assumptions: [] }
  }
  const id = options.newId('room') as RoomId
  const capacity = isShared(type) ? options.sharedCapacity : 1
  const row: Room = { id, externalId: '', name, type, capacity, locationId: location.id }
  const holds = capacity === 1 ? 'one visit' : `${capacity} visits`
  const assumptions = [`One room "${name}" that holds ${holds} at a time.`]
  return { writes: [{ list: 'rooms', id, row }], assumptions }
}
