import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { brokenChains } from '../broken-chains.ts'
import { type Begin, files } from './files.ts'
import { calendarNow, readLedger, type Taken } from './ledger.ts'

/** How a run ended, as far as anybody can see. The same for every run, or it is a fault. */
export type Ending = {
  /** What the vendors took, without our ids. */
  readonly taken: readonly string[]
  readonly outcomes: readonly string[]
  /** What people were asked, and what became of it. */
  readonly tasks: readonly string[]
}

export function endingOf(folder: string): Ending {
  const taken = readLedger(join(folder, files.ledger)).flatMap((entry) =>
    entry.type === 'staff' ? [] : [withoutOurIds(entry)],
  )
  const rows = select(folder, 'select flowId, status, outcome from execution')
  const outcomes = rows.map(({ flowId, status, outcome }) => `${flowId} ${status} ${outcome}`)
  const asked = select(folder, 'select title, status, choice from task')
  const tasks = asked.map(({ title, status, choice }) => `${title} ${status} ${choice}`)
  return { taken: taken.sort(), outcomes: outcomes.sort(), tasks: tasks.sort() }
}

function withoutOurIds({ effectId, ...taken }: Taken): string {
  return JSON.stringify(taken).replaceAll(effectId, 'ours')
}

export function faultsOf(folder: string, baseline: Ending): readonly string[] {
  const ending = endingOf(folder)
  return [
    ...difference('taken by vendors', ending.taken, baseline.taken),
    ...difference('outcomes', ending.outcomes, baseline.outcomes),
    ...difference('tasks', ending.tasks, baseline.tasks),
    ...difference('visits known to us', visitsHere(folder), visitsThere(folder)),
    ...lost(folder),
    ...unsettled(folder),
    ...brokenChains(join(folder, files.database)),
  ]
}

function difference(what: string, found: readonly string[], wanted: readonly string[]) {
  const surplus = without(found, wanted).map((line) => `${what}, too much: ${line}`)
  const missing = without(wanted, found).map((line) => `${what}, missing: ${line}`)
  return [...surplus, ...missing]
}

/** Each line of the others takes one away. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others]
  return lines.filter((line) => {
    const index = rest.indexOf(line)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}

/** Events whose sender was told that we have them, and that we do not have or did not work on. */
function lost(folder: string): readonly string[] {
  const done = select(
    folder,
    `select dedupeKey from event where status not in ('new', 'looking-up')`,
  )
  const known = new Set(done.map(({ dedupeKey }) => dedupeKey))
  const acknowledged = readFileSync(join(folder, files.acknowledged), 'utf8').trim().split('\n')
  return acknowledged
    .filter((key) => !known.has(key))
    .map((key) => `${key} was acknowledged, is lost`)
}

/** The vendors answered everything, so nothing may be left to be done or asked about. */
function unsettled(folder: string): readonly string[] {
  const left = select(
    folder,
    `select activity, status from effect where status not in ('done', 'failed')`,
  )
  return left.map(({ activity, status }) => `${activity} is still ${status}`)
}

function visitsHere(folder: string): readonly string[] {
  return select(
    folder,
    `select appointment.externalId, provider.externalId as provider, startAt, status
     from appointment left join provider on provider.id = appointment.providerId`,
  )
    .map(({ externalId, provider, startAt, status }) =>
      [externalId, provider, startAt, status].join(' '),
    )
    .sort()
}

function visitsThere(folder: string): readonly string[] {
  const begin = JSON.parse(readFileSync(join(folder, files.begin), 'utf8')) as Begin
  return calendarNow(begin.calendar, join(folder, files.ledger))
    .map(({ externalId, providerExternalId, startAt, status }) =>
      [externalId, providerExternalId, startAt, status].join(' '),
    )
    .sort()
}

type Row = Readonly<Record<string, string>>

function select(folder: string, sql: string): readonly Row[] {
  const database = new SQLite(join(folder, files.database), { readonly: true })
  try {
    return database.prepare(sql).all() as Row[]
  } finally {
    database.close()
  }
}
