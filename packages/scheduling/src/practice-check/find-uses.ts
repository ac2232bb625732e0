import type { PracticeRecords, RecordList } from '../practice/practice-records.ts'
import { recordName } from '../practice/record-name.ts'

/** What still refers to a record, named: it must go or change before the record can be removed. */
export function findUses(
  list: RecordList,
  id: string,
  records: PracticeRecords,
): readonly string[] {
  return usersOf(list, id, records).flatMap(({ users, rows }) =>
    rows.map((row) => recordName(users, row as never, records)),
  )
}

type Users = { readonly users: RecordList; readonly rows: readonly object[] }

function usersOf(list: RecordList, id: string, records: PracticeRecords): readonly Users[] {
  const away = { users: 'timeOff', rows: timeOffOf(id, records) } as const
  switch (list) {
    case 'locations':
      return usersOfLocation(id, records)
    case 'rooms':
    case 'equipment':
      return [away]
    case 'providers': {
      const rows = records.credentials.filter(({ providerId }) => providerId === id)
      return [{ users: 'credentials', rows }, away]
    }
    default:
      return []
  }
}

function timeOffOf(id: string, { timeOff }: PracticeRecords) {
  return timeOff.filter(({ resourceId }) => resourceId === id)
}

function usersOfLocation(id: string, records: PracticeRecords): readonly Users[] {
  const isHere = ({ locationId }: { readonly locationId?: string | undefined }) => locationId === id
  const { rooms, equipment, providers, services } = records
  return [
    { users: 'rooms', rows: rooms.filter(isHere) },
    { users: 'equipment', rows: equipment.filter(isHere) },
    {
      users: 'providers',
      rows: providers.filter((one) => isHere(one) || one.shifts.some(isHere)),
    },
    { users: 'services', rows: services.filter(({ overrides }) => overrides.some(isHere)) },
  ]
}
