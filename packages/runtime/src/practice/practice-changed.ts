import type { RecordKind } from '@chairflow/scheduling'
import { appendPracticeLog, type PracticeLogTable, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { lostBy } from '../reroute/lost-by.ts'
import { rejudgeBookings } from '../reroute/rejudge-bookings.ts'
import { planSchedules } from '../schedules/plan-schedules.ts'
import { changesJsonOf, differing } from './changes-of.ts'
import { endOffers } from './end-offers.ts'
import type { RecordChange } from './record-change.ts'
import { renewOccupations } from './renew-occupations.ts'

const KIND_WORDS: Readonly<Record<RecordKind, string>> = {
  location: 'location',
  room: 'room',
  equipment: 'device',
  provider: 'provider',
  timeOff: 'time off',
  credential: 'certificate',
  service: 'service',
}

/** What identifies a person outside is not repeated in the log. */
const UNTOLD: ReadonlySet<string> = new Set(['number'])

/**
 * The one place that hears of every change of the practice's records, in the commit that makes it:
 * writes down who changed what, and returns what pages are to be told. What else has to follow from
 * a change (visits and offers to be looked at again) hooks in here.
 */
export function practiceChanged(
  tx: Tx,
  host: Host,
  { actor, changes }: { readonly actor: string; readonly changes: readonly RecordChange[] },
): Changes {
  const at = host.ports.clock.now()
  const real = changes.filter(({ before, after }) => differing(before, after).length > 0)
  for (const change of real) appendPracticeLog(tx, { at, actor, ...lineOf(change) })
  const told: Changes = real.map(({ kind }) => ({ topic: 'practice', id: kind }))
  if (real.length === 0) return told
  planForLocations(tx, host, real)
  renewOccupations(tx, real, at)
  return [
    ...told,
    ...rejudgeBookings(tx, host, lostBy(real)),
    ...endOffers(tx, host, { changes: real, at }),
  ]
}

/** A new location has starts by the clock from now on, one whose zone changed by its new clock. */
function planForLocations(tx: Tx, host: Host, changes: readonly RecordChange[]): void {
  const ofLocations = changes.filter(({ kind }) => kind === 'location')
  if (ofLocations.length === 0) return
  const moved = ofLocations.filter(
    ({ before, after }) => before !== null && differing(before, after).includes('timeZone'),
  )
  planSchedules(tx, host, { locationIds: moved.map(({ id }) => id) })
}

function lineOf(change: RecordChange): Omit<PracticeLogTable, 'seq' | 'at' | 'actor'> {
  const { kind, id, name, before, after } = change
  const rest = { kind, recordId: id, changesJson: changesJsonOf(before, after, UNTOLD) }
  const what = `${KIND_WORDS[kind]} ${name}`
  if (before === null) return { ...rest, action: 'created', text: `Added the ${what}.` }
  if (after === null) return { ...rest, action: 'removed', text: `Removed the ${what}.` }
  const fields = differing(before, after).map(spoken).join(', ')
  return { ...rest, action: 'changed', text: `Changed the ${what}: ${fields}.` }
}

/** "displayName" is "display name". */
function spoken(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
