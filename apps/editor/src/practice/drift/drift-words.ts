import type { DriftFinding, DriftPage } from '@chairflow/api'
import { clockWords, momentWords } from '../clock-words.ts'
import { texts } from './texts.ts'

const DAY_MS = 24 * 60 * 60_000

/** What is open, and for a day what was settled: an alert about it may only now be read. */
export function worthShowing(items: readonly DriftFinding[], now: number) {
  const recent = ({ closedAt }: DriftFinding) =>
    closedAt === null || now - Date.parse(closedAt) < DAY_MS
  const order = ({ needsYou, status }: DriftFinding) => (needsYou ? 0 : status === 'open' ? 1 : 2)
  return items.filter(recent).toSorted((one, other) => order(one) - order(other))
}

/** "Mon, Nov 23, 3:00 PM, HydraFacial with Park": as the practice system has it, else as we do. */
export function visitWords({ there, here, overlap }: DriftFinding, timeZone: string): string {
  const visit = there ?? here
  const startAt = visit?.startAt ?? overlap?.startAt
  const when = startAt === undefined ? '' : `${momentWords(Date.parse(startAt), timeZone)}, `
  const what = visit?.service?.name ?? texts.unknownService
  const whom = visit?.provider == null ? '' : ` ${texts.withWhom(visit.provider.name)}`
  return `${when}${what}${whom}`
}

/** What differs, and for two in one place what both have. */
export function differenceWords({ kind, overlap }: DriftFinding): string {
  const said = texts.kind[kind]
  if (overlap === null || overlap.resources.length === 0) return said
  const names = overlap.resources.map(({ name }) => name ?? texts.patient)
  return `${said}. ${texts.shares(names.join(', '))}.`
}

export function todoWords({ whatToDo, status }: DriftFinding): string {
  return whatToDo ?? (status === 'past' ? texts.over : texts.righted)
}

/** When a practice system's calendar was compared, and whether the two are the same by now. */
export function comparedWords(
  { connection: { id, name }, comparedAt }: DriftPage['comparisons'][number],
  items: readonly DriftFinding[],
  timeZone: string,
): string {
  if (comparedAt === null) return texts.never(name)
  const differs = items.some(({ connection, status }) => connection.id === id && status === 'open')
  const said = differs ? texts.differ : texts.agree
  return said(name, clockWords(Date.parse(comparedAt), timeZone))
}
