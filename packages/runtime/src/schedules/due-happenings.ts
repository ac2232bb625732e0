import { dayWords } from '@chairflow/flow'
import type { CredentialScope, Happening } from '@chairflow/node-kit'
import { type EndingCard, endingCards, localSpan } from '@chairflow/scheduling'
import { listAppointments, type Tx } from '@chairflow/store'
import { readRecords } from '../practice/read-records.ts'
import { type Location, plannedAt, scopeAt } from './start-planned.ts'

export type DueHappening = {
  readonly happening: Extract<Happening, { type: 'schedule' | 'credential' }>
  /** What the execution is about. */
  readonly subject: string
}

type Due = { readonly location: Location; readonly dueAt: number; readonly at: number }

/** What there is to tell a trigger that comes by the clock: that it is time, and which certificates end. */
export function dueHappenings(tx: Tx, due: Due): readonly DueHappening[] {
  const { location, at, dueAt } = due
  const scope = scopeAt(tx, location, dueAt)
  const subject = plannedAt(location, dueAt)
  return [{ happening: { type: 'schedule', at, dueAt, scope }, subject }, ...endings(tx, due)]
}

function endings(tx: Tx, { location, dueAt, at }: Due): readonly DueHappening[] {
  const { schedule: _, ...where } = scopeAt(tx, location, dueAt)
  const appointments = listAppointments(tx, { startAt: at, endAt: Number.MAX_SAFE_INTEGER })
  return endingCards(readRecords(tx), { location, now: at, appointments }).map((card) => {
    const scope = { ...credentialScope(card, { location, at }), ...where }
    return { happening: { type: 'credential', at, scope }, subject: card.credential.id }
  })
}

function credentialScope(
  card: EndingCard,
  when: Pick<Due, 'location' | 'at'>,
): Pick<CredentialScope, 'credential' | 'provider' | 'affected'> {
  const { credential, name: type, provider, expiresOn, daysLeft, isRenewalPending } = card
  const { services, bookings } = card
  const { id } = credential
  const ends = sayEnd(daysLeft, when)
  const names = services.map(({ name }) => name).join(', ')
  return {
    credential: { id, type, expiresOn, daysLeft, ends, isRenewalPending },
    provider: { id: provider.id, name: provider.displayName },
    affected: {
      services: names === '' ? 'no service' : names,
      serviceCount: services.length,
      bookings,
    },
  }
}

const NOON = { from: '12:00', to: '12:00' }
const DAY_MS = 24 * 60 * 60_000

/** "ends in 7 days, on Tuesday, December 1", "ends today", "ended 3 days ago, on Friday, November 20". */
function sayEnd(
  daysLeft: number,
  { location: { timeZone }, at }: Pick<Due, 'location' | 'at'>,
): string {
  /** A clock change moves it by an hour or so, and it stays the same day. */
  const noon = localSpan(at, NOON, timeZone).startAt
  const said = dayWords(noon + daysLeft * DAY_MS, at, timeZone)
  if (daysLeft === 0 || daysLeft === 1) return `ends ${said}`
  if (daysLeft > 1) return `ends in ${daysLeft} days, ${said}`
  return daysLeft === -1 ? 'ended yesterday' : `ended ${-daysLeft} days ago, ${said}`
}
