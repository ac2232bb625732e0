import type { Commands } from '@chairflow/node-kit'
import type { PatientId, ServiceId, WaitlistEntry } from '@chairflow/scheduling'
import {
  findLocation,
  findPatient,
  findPlace,
  findService,
  listLocations,
  saveWaitlistEntry,
  type Tx,
} from '@chairflow/store'
import type { Command } from '../command.ts'

const DAY_MS = 24 * 60 * 60_000

type Input = Commands['add-to-waitlist']['input']

/** Adds somebody, or adds to what they said before; their place in the queue stays while they wait. */
export const run: Command<'add-to-waitlist'> = (tx, input, { at, host, executionId }) => {
  const patientId = input.patientId as PatientId
  const serviceId = input.serviceId as ServiceId
  const locationIds = locationsOf(tx, input)
  if (findPatient(tx, { id: patientId }) === undefined) return failed('this patient is not known')
  if (findService(tx, { id: serviceId }) === undefined) return failed('this service is not known')
  if (locationIds.length === 0) return failed('it is not known at which location')
  const before = findPlace(tx, { patientId, serviceId })
  const wish = wishOf(input, at)
  if (before !== undefined && !isOver(before, at)) {
    saveWaitlistEntry(tx, extended(before, wish, locationIds))
    return { outcome: 'already', entryId: before.id, reason: 'waits for it already' }
  }
  const id = before?.id ?? (host.ports.newId('wl') as WaitlistEntry['id'])
  const status = { joinedAt: at, status: 'waiting', source: 'flow' } as const
  saveWaitlistEntry(tx, {
    ...{ id, patientId, serviceId, locationIds, provider: null, createdBy: executionId },
    ...status,
    ...wish,
  })
  const reason = before === undefined ? 'waits for it now' : 'waits for it again'
  return { outcome: 'added', entryId: id, reason }
}

/** Their wish ran out: they come anew, at the end of the queue and with what they say today. */
function isOver({ expiresAt }: WaitlistEntry, at: number): boolean {
  return expiresAt !== null && expiresAt <= at
}

function failed(reason: string) {
  return { outcome: 'failed', entryId: null, reason } as const
}

function locationsOf(tx: Tx, { locationIds }: Input): WaitlistEntry['locationIds'] {
  const known = locationIds.flatMap((id) => findLocation(tx, { id }) ?? [])
  const all = locationIds.length > 0 ? known : listLocations(tx)
  const isClear = locationIds.length > 0 || all.length === 1
  return isClear ? all.map(({ id }) => id) : []
}

type Wish = Pick<
  WaitlistEntry,
  'windows' | 'zip' | 'maxMiles' | 'noticeMinutes' | 'expiresAt' | 'note'
>

function wishOf(input: Input, at: number): Wish {
  const { zip, maxMiles, noticeMinutes, expiresInDays, note } = input
  return {
    windows: input.windows.map(({ days, from, to }) => ({ days: [...days], from, to })),
    expiresAt: expiresInDays === null ? null : at + expiresInDays * DAY_MS,
    ...{ zip, maxMiles, noticeMinutes, note },
  }
}

/** More times and places are added; what was left unsaid this time stays as it was. */
function extended(
  before: WaitlistEntry,
  wish: Wish,
  locationIds: WaitlistEntry['locationIds'],
): WaitlistEntry {
  const isNew = (window: object) =>
    !before.windows.some((known) => JSON.stringify(known) === JSON.stringify(window))
  const isAnyTime = before.windows.length === 0 || wish.windows.length === 0
  return {
    ...before,
    locationIds: [...new Set([...before.locationIds, ...locationIds])],
    windows: isAnyTime ? [] : [...before.windows, ...wish.windows.filter(isNew)],
    zip: wish.zip ?? before.zip,
    maxMiles: wish.maxMiles ?? before.maxMiles,
    noticeMinutes: wish.noticeMinutes || before.noticeMinutes,
    expiresAt: wish.expiresAt ?? before.expiresAt,
    note: wish.note === '' ? before.note : wish.note,
    status: 'waiting',
  }
}
