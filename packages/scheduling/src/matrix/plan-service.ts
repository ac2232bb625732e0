import type { ServiceId } from '../ids.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { RecordWrite } from '../practice/record-write.ts'
import type { Service } from '../practice/service.ts'
import { foldWords } from './fold-words.ts'
import type { PlanOptions } from './plan-location.ts'
import type { MatrixRow } from './read-matrix.ts'

type Where = { readonly location: Location; readonly options: PlanOptions }

/** The service of a row; what the matrix does not speak of stays as it is. */
export function planService(
  row: MatrixRow,
  { services, locations }: PracticeRecords,
  { location, options }: Where,
): RecordWrite {
  const known = services.find(({ name }) => foldWords(name) === foldWords(row.service))
  const roomNeed = row.room.isOnly ? 'required' : options.roomNeed
  const said = { requirement: row.requirement, roomType: row.room.type, roomNeed } as const
  if (known === undefined) {
    const id = options.newId('svc') as ServiceId
    return { list: 'services', id, row: { ...blank(id, row.service), ...said, ...row.times } }
  }
  const times = locations.length > 1 ? timesHere(known, row, location) : row.times
  return { list: 'services', id: known.id, row: { ...known, ...said, ...times } }
}

function blank(id: ServiceId, name: string) {
  return {
    ...{ id, externalId: '', name, category: '', product: null },
    ...{ equipmentTypes: [], priceCents: null, overrides: [] },
  }
}

/** Where there are several locations, a matrix is about one of them: its times are its own. */
function timesHere(
  known: Service,
  { times }: MatrixRow,
  { id }: Location,
): Pick<Service, 'overrides'> {
  const before = known.overrides.find(({ locationId }) => locationId === id)
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = { ...known, ...before }
  const now = { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes }
  const isSame = JSON.stringify(now) === JSON.stringify(times)
  if (isSame) return { overrides: known.overrides }
  const others = known.overrides.filter(({ locationId }) => locationId !== id)
  return { overrides: [...others, { ...before, locationId: id, ...times }] }
}
