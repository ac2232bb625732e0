import { noRecords, type PracticeRecords } from '../../practice/practice-records.ts'
import { withWrites } from '../../practice/record-write.ts'
import { planMatrix } from '../plan-matrix.ts'

export const today = '2026-11-24'

function options() {
  let count = 0
  const newId = (prefix: string) => {
    count += 1
    return `${prefix}_${count}`
  }
  const location = { name: 'Main location', timeZone: 'America/Chicago' }
  return { newId, today, location, sharedCapacity: 4, roomNeed: 'preferred' } as const
}

/** The plan, and the practice as it is after it. */
export function importText(
  text: string,
  records: PracticeRecords = noRecords,
  where: { readonly locationId?: string } = {},
) {
  const plan = planMatrix(text, records, { ...options(), ...where })
  return { plan, after: withWrites(records, plan.writes) }
}
