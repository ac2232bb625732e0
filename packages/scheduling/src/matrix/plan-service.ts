import type { LocationId, ServiceId } from '../ids.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { RecordWrite } from '../practice/record-write.ts'
import type { Service, ServiceOverride } from '../practice/service.ts'
import { foldWords } from './fold-words.ts'
import type { PlanOptions } from './plan-location.ts'
import type { MatrixRow } from './read-matrix.ts'

type Where = { readonly location: Location; readonly options: PlanOptions }

/** What a row says of its service. */
type Said = Pick<
  Service,
  | 'requirement'
  | 'roomType'
  | 'roomNeed'
  | 'durationMinutes'
  | 'bufferBeforeMinutes'
  | 'bufferAfterMinutes'
>

/**
 * The service of a row; what the matrix does not speak of stays as it is. Where there are several
 * locations the matrix is about one of them, and no other does anything differently for it.
 */
export function planService(
  row: MatrixRow,
  records: PracticeRecords,
  { location, options }: Where,
): RecordWrite {
  const { locations } = records
  const roomNeed = row.room.isOnly ? 'required' : options.roomNeed
  const said = { requirement: row.requirement, roomType: row.room.type, roomNeed, ...row.times }
  const known = serviceNamed(row.service, records)
  if (known !== undefined) {
    const planned = locations.length > 1 ? saidHere(known, said, location) : saidAlone(known, said)
    return { list: 'services', id: known.id, row: planned }
  }
  const id = options.newId('svc') as ServiceId
  const others = locations.filter((one) => one.id !== location.id)
  const overrides = others.map((one) => ({ locationId: one.id, isOffered: false }))
  return { list: 'services', id, row: { ...blank(id, row.service), ...said, overrides } }
}

export function serviceNamed(
  name: string,
  { services }: Pick<PracticeRecords, 'services'>,
): Service | undefined {
  return services.find((service) => foldWords(service.name) === foldWords(name))
}

function blank(id: ServiceId, name: string) {
  return {
    ...{ id, externalId: '', name, category: '', product: null },
    ...{ equipmentTypes: [], priceCents: null },
  }
}

/** The only location does nothing differently from what its matrix says. */
function saidAlone(known: Service, said: Said): Service {
  const overrides = known.overrides.flatMap((own) => ownOf(own.locationId, withoutSaid(own, said)))
  return { ...known, ...said, overrides }
}

/** What differs from the practice is the location's own; a row of its matrix says that it is offered. */
function saidHere(known: Service, said: Said, { id }: Location): Service {
  const before = known.overrides.find(({ locationId }) => locationId === id)
  const differing = Object.entries(said).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(known[field as keyof Said]),
  )
  const own = ownOf(id, { ...withoutSaid(before ?? {}, said), ...Object.fromEntries(differing) })
  const overrides = known.overrides.flatMap((one) => (one.locationId === id ? own : [one]))
  return { ...known, overrides: before === undefined ? [...overrides, ...own] : overrides }
}

function withoutSaid(own: Partial<ServiceOverride>, said: Said): Partial<ServiceOverride> {
  const rest = Object.entries(own).filter(([field]) => field !== 'isOffered' && !(field in said))
  return Object.fromEntries(rest)
}

function ownOf(locationId: LocationId, own: Partial<ServiceOverride>): readonly ServiceOverride[] {
  const isUsual = Object.keys(own).every((field) => field === 'locationId')
  return isUsual ? [] : [{ locationId, ...own }]
}
