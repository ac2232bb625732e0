import type { WaitlistEntry } from '@chairflow/scheduling'
import {
  appendPracticeLog,
  findService,
  findWaitlistEntry,
  type PracticeLogTable,
  saveWaitlistEntry,
  type Tx,
} from '@chairflow/store'
import { changesJsonOf, differing } from '../practice/changes-of.ts'

/** What people say about a patient stays out of the log; that it changed does not. */
const UNTOLD: ReadonlySet<string> = new Set(['note', 'zip'])

const WORDS: Readonly<Record<string, string>> = {
  serviceId: 'the service',
  locationIds: 'where',
  windows: 'when they can come',
  zip: 'where they come from',
  maxMiles: 'how far',
  provider: 'with whom',
  noticeMinutes: 'how much notice',
  expiresAt: 'until when',
  note: 'the note',
}

type By = { readonly actor: string; readonly at: number }

/**
 * The one way by which a person changes the waitlist: keeps the entry and writes down who changed
 * what, in one commit. The line names no patient; whoever may know finds them by the entry's id.
 */
export function keepWaitlistEntry(tx: Tx, entry: WaitlistEntry, { actor, at }: By): void {
  const before = findWaitlistEntry(tx, entry.id) ?? null
  saveWaitlistEntry(tx, entry)
  if (differing(before, entry).length === 0) return
  const service = findService(tx, { id: entry.serviceId })?.name ?? 'a service'
  appendPracticeLog(tx, {
    ...{ at, actor, kind: 'waitlistEntry', recordId: entry.id },
    ...saidOf(before, entry, service),
    changesJson: changesJsonOf(before, entry, UNTOLD),
  })
}

function saidOf(
  before: WaitlistEntry | null,
  after: WaitlistEntry,
  service: string,
): Pick<PracticeLogTable, 'action' | 'text'> {
  if (before === null)
    return { action: 'created', text: `Put somebody on the waitlist for ${service}.` }
  const changed = new Set(differing(before, after))
  const fields = Object.entries(WORDS).flatMap(([field, words]) =>
    changed.has(field) ? words : [],
  )
  const what = fields.length === 0 ? [] : [`Changed what somebody waits for: ${fields.join(', ')}.`]
  const status = statusSaid(before.status, after.status, service)
  const action = after.status === 'removed' && status !== null ? 'removed' : 'changed'
  return { action, text: [...(status === null ? [] : [status]), ...what].join(' ') }
}

function statusSaid(
  before: WaitlistEntry['status'],
  after: WaitlistEntry['status'],
  service: string,
): string | null {
  if (before === after) return null
  switch (after) {
    case 'removed':
      return `Took somebody off the waitlist for ${service}.`
    case 'paused':
      return `Paused somebody on the waitlist for ${service}.`
    case 'waiting':
      return before === 'paused'
        ? `Somebody on the waitlist for ${service} may be asked again.`
        : `Put somebody back on the waitlist for ${service}.`
    case 'booked':
      return `Somebody on the waitlist for ${service} has a visit.`
    default:
      return after satisfies never
  }
}
