import type { Credential } from '../practice/credential.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords, RecordList } from '../practice/practice-records.ts'
import type { Provider } from '../practice/provider.ts'
import type { Room } from '../practice/room.ts'
import type { Service } from '../practice/service.ts'
import type { TimeOff } from '../practice/time-off.ts'
import { checkDates } from './check-dates.ts'
import { isTimeZone } from './is-time-zone.ts'
import { type RecordProblem, wrong } from './record-problem.ts'

type Row<List extends RecordList> = PracticeRecords[List][number]
type Check<List extends RecordList> = (
  row: Row<List>,
  records: PracticeRecords,
) => readonly RecordProblem[]

/**
 * What a schema cannot see: days that do not exist, an end before its start, a zone nobody knows,
 * ids of records that are not there. `records` is the practice as it will be, the row included.
 */
export function checkRecord<List extends RecordList>(
  list: List,
  row: Row<List>,
  records: PracticeRecords,
): readonly RecordProblem[] {
  return [...checkExternalId(list, row, records), ...checks[list](row as never, records)]
}

const checks: { readonly [List in RecordList]: Check<List> } = {
  locations: checkLocation,
  rooms: checkPlace,
  equipment: checkPlace,
  services: checkService,
  providers: checkProvider,
  credentials: checkCredential,
  timeOff: checkTimeOff,
}

/** Two records with one id in the practice system would get each other's bookings. */
function checkExternalId<List extends RecordList>(
  list: List,
  row: Row<List>,
  records: PracticeRecords,
): readonly RecordProblem[] {
  const { id, externalId = '' } = row as { readonly id: string; readonly externalId?: string }
  if (externalId === '') return []
  const rows: readonly { readonly id: string; readonly externalId?: string }[] = records[list]
  if (!rows.some((other) => other.id !== id && other.externalId === externalId)) return []
  const message = 'Another record has this id of the practice system already.'
  return [wrong('external-id-taken', 'externalId', message)]
}

function checkLocation({ timeZone, zip, hours, closures }: Location): readonly RecordProblem[] {
  return [
    ...(isTimeZone(timeZone)
      ? []
      : [wrong('unknown-time-zone', 'timeZone', 'Choose a time zone such as America/Chicago.')]),
    ...(zip === '' || /^\d{5}(-\d{4})?$/.test(zip)
      ? []
      : [wrong('unreadable-zip', 'zip', 'A ZIP code has five digits, such as 78704.')]),
    ...hours.flatMap(({ opens, closes }, index) =>
      opens < closes
        ? []
        : [wrong('end-before-start', `hours.${index}.closes`, 'It must close after it opens.')],
    ),
    ...closures.flatMap(({ from, until }, index) =>
      checkDates(
        { from, until },
        { from: `closures.${index}.from`, until: `closures.${index}.until` },
      ),
    ),
  ]
}

function checkPlace({ locationId }: Pick<Room, 'locationId'>, records: PracticeRecords) {
  return checkLocationId(locationId, 'locationId', records)
}

function checkLocationId(
  id: string,
  field: string,
  { locations }: PracticeRecords,
): readonly RecordProblem[] {
  if (locations.some((location) => location.id === id)) return []
  return [wrong('unknown-location', field, 'There is no such location.')]
}

function checkProvider({ locationId, shifts }: Provider, records: PracticeRecords) {
  return [
    ...checkLocationId(locationId, 'locationId', records),
    ...shifts.flatMap((shift, index) => [
      ...(shift.locationId === undefined
        ? []
        : checkLocationId(shift.locationId, `shifts.${index}.locationId`, records)),
      ...checkDates(
        { from: shift.validFrom ?? null, until: shift.validUntil ?? null },
        { from: `shifts.${index}.validFrom`, until: `shifts.${index}.validUntil` },
      ),
    ]),
  ]
}

function checkCredential(credential: Credential, { providers }: PracticeRecords) {
  const { providerId, validFrom, validUntil, verifiedOn } = credential
  const isKnown = providers.some(({ id }) => id === providerId)
  return [
    ...(isKnown ? [] : [wrong('unknown-provider', 'providerId', 'There is no such provider.')]),
    ...checkDates(
      { from: validFrom, until: validUntil },
      { from: 'validFrom', until: 'validUntil' },
    ),
    ...checkDates({ from: verifiedOn, until: null }, { from: 'verifiedOn', until: '' }),
  ]
}

function checkService({ overrides }: Service, records: PracticeRecords) {
  return overrides.flatMap(({ locationId }, index) => {
    const field = `overrides.${index}.locationId`
    const isTwice = overrides.findIndex((one) => one.locationId === locationId) < index
    const twice = wrong('twice', field, 'This location has its differences above already.')
    return [...checkLocationId(locationId, field, records), ...(isTwice ? [twice] : [])]
  })
}

const RESOURCES = {
  provider: 'providers',
  room: 'rooms',
  equipment: 'equipment',
} as const satisfies Record<TimeOff['resourceKind'], RecordList>

function checkTimeOff(timeOff: TimeOff, records: PracticeRecords): readonly RecordProblem[] {
  const { resourceKind, resourceId, startAt, endAt } = timeOff
  const rows: readonly { readonly id: string }[] = records[RESOURCES[resourceKind]]
  const message = `There is no such ${resourceKind === 'equipment' ? 'device' : resourceKind}.`
  return [
    ...(rows.some(({ id }) => id === resourceId)
      ? []
      : [wrong(`unknown-${resourceKind}`, 'resourceId', message)]),
    ...(startAt < endAt
      ? []
      : [wrong('end-before-start', 'endAt', 'The end must be after the start.')]),
  ]
}
