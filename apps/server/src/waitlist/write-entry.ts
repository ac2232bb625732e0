import type { WaitlistInput } from '@chairflow/api'
import { keepWaitlistEntry } from '@chairflow/runtime'
import type { LocationId, WaitlistEntry } from '@chairflow/scheduling'
import { findPlace, findWaitlistEntry, listLocations, type Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { knownLocation, knownPatient, knownProvider, knownService } from '../practice/known.ts'
import { readInstant } from '../practice/read-instant.ts'
import { refuse } from '../practice/refuse.ts'
import { HttpProblem } from '../problem.ts'
import { entryRevision } from './entry-revision.ts'

type Wanted = { readonly body: WaitlistInput; readonly actor: string }

/** Adds somebody to the waitlist; a second place for the same service is refused. */
export async function addEntry(
  { runtime }: Chairflow,
  { body, actor }: Wanted,
): Promise<WaitlistEntry> {
  const id = runtime.host.ports.newId('wl') as WaitlistEntry['id']
  const joinedAt = runtime.host.ports.clock.now()
  const entry = await runtime.store.write((tx) => {
    const made = { id, joinedAt, source: 'front-desk', createdBy: actor } as const
    const added: WaitlistEntry = { ...wishOf(tx, body), ...made }
    refuseSecond(tx, added)
    keepWaitlistEntry(tx, added, { actor, at: joinedAt })
    return added
  })
  runtime.live.tell([{ topic: 'practice', id: 'waitlist' }])
  return entry
}

/** Puts what is wanted in place of what was, as it was read; when and by whom it was added stays. */
export async function putEntry(
  { runtime }: Chairflow,
  id: string,
  { body, actor }: Wanted,
): Promise<WaitlistEntry> {
  const at = runtime.host.ports.clock.now()
  const entry = await runtime.store.write((tx) => {
    const before = knownEntry(tx, id)
    refuseStale(before, body)
    const { joinedAt, source, createdBy } = before
    const made = { id: id as WaitlistEntry['id'], joinedAt, source, createdBy }
    const changed: WaitlistEntry = { ...wishOf(tx, body), ...made }
    refuseSecond(tx, changed)
    keepWaitlistEntry(tx, changed, { actor, at })
    return changed
  })
  runtime.live.tell([{ topic: 'practice', id: 'waitlist' }])
  return entry
}

/** Whoever leaves the list stays on record as removed. */
export async function removeEntry(
  { runtime }: Chairflow,
  id: string,
  actor: string,
): Promise<void> {
  const at = runtime.host.ports.clock.now()
  await runtime.store.write((tx) =>
    keepWaitlistEntry(tx, { ...knownEntry(tx, id), status: 'removed' }, { actor, at }),
  )
  runtime.live.tell([{ topic: 'practice', id: 'waitlist' }])
}

export function knownEntry(tx: Tx, id: string): WaitlistEntry {
  const entry = findWaitlistEntry(tx, id)
  if (entry === undefined) throw new HttpProblem(404, 'There is no such entry on the waitlist.')
  return entry
}

function refuseStale(entry: WaitlistEntry, { revision }: WaitlistInput): void {
  if (revision === undefined || revision === entryRevision(entry)) return
  const message = 'Somebody changed this entry meanwhile. Look at it again, then change it.'
  throw new HttpProblem(409, message, [{ code: 'changed-meanwhile', severity: 'error', message }])
}

function refuseSecond(tx: Tx, entry: WaitlistEntry): void {
  if (entry.status === 'removed') return
  const place = findPlace(tx, entry)
  if (place === undefined || place.id === entry.id) return
  const message = 'This person waits for this service already. Change that entry.'
  throw new HttpProblem(409, message, [
    { code: 'waits-already', severity: 'error', message, field: 'serviceId' },
  ])
}

type Wish = Omit<WaitlistEntry, 'id' | 'joinedAt' | 'source' | 'createdBy'>

function wishOf(tx: Tx, body: WaitlistInput): Wish {
  const { zip = null, maxMiles = null, provider = null, noticeMinutes = 0, note = '' } = body
  const { windows = [], status = 'waiting', expiresAt = null } = body
  for (const [index, { from, to }] of windows.entries()) {
    if (from < to) continue
    refuse('end-before-start', `windows.${index}.to`, 'The end must be after the start.')
  }
  if (provider !== null) knownProvider(tx, provider.providerId, 'provider.providerId')
  return {
    patientId: knownPatient(tx, body.patientId),
    serviceId: knownService(tx, body.serviceId).id,
    locationIds: locationsOf(tx, body),
    expiresAt: expiresAt === null ? null : readInstant(expiresAt, 'expiresAt'),
    ...{ windows, zip, maxMiles, provider, noticeMinutes, status, note },
  }
}

function locationsOf(tx: Tx, { locationIds = [] }: WaitlistInput): LocationId[] {
  if (locationIds.length > 0) {
    return locationIds.map((id, index) => knownLocation(tx, id, `locationIds.${index}`).id)
  }
  const [only, ...more] = listLocations(tx)
  return only !== undefined && more.length === 0
    ? [only.id]
    : refuse('unknown-location', 'locationIds', 'Please say at which locations.')
}
