import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppointmentFacts } from '@chairflow/connector-kit'
import { BEGIN_AT, createTemplate, type Template } from '@chairflow/simulator'
import SQLite from 'better-sqlite3'
import { brokenChains } from '../broken-chains.ts'
import { type Begin, files } from './files.ts'
import { readLedger } from './ledger.ts'

const hook = new URL('./kill-at.ts', import.meta.url).href
const story = fileURLToPath(new URL('./story.ts', import.meta.url))

/** How a run ended, as far as anybody outside can see. The same for every run, or it is a fault. */
export type Ending = {
  /** What the vendors took, without our ids. */
  readonly taken: readonly string[]
  readonly outcomes: readonly string[]
}

export type Points = {
  /** How often the story passes a point where it can be killed. */
  readonly total: number
  readonly baseline: Ending
  /** Tells the story, killed at the points one after the other, and to its end then. */
  readonly killAt: (points: readonly number[]) => Promise<readonly string[]>
}

/** Finds out how many points there are, by telling the story once undisturbed. */
export async function openPoints(): Promise<Points> {
  const template = await createTemplate()
  const first = prepare(template)
  await live(first, 0)
  const total = Number(readFileSync(join(first, files.passed), 'utf8'))
  const baseline = endingOf(first)
  rmSync(first, { recursive: true })
  return {
    total,
    baseline,
    killAt: async (points) => {
      const folder = prepare(template)
      try {
        for (const point of points) await live(folder, point)
        await live(folder, 0)
        return faultsOf(folder, baseline)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

function prepare({ snapshot, calendar }: Template): string {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-crash-'))
  writeFileSync(join(folder, files.database), snapshot)
  const visit = calendar.find(isWanted)
  if (visit === undefined) throw new Error('There is no visit to cancel')
  const begin: Begin = { at: BEGIN_AT, calendar, visit }
  writeFileSync(join(folder, files.begin), JSON.stringify(begin))
  return folder
}

/** Something that many wait for, hours ahead. */
function isWanted({ startAt, serviceExternalId }: AppointmentFacts): boolean {
  return serviceExternalId === '110' && startAt > BEGIN_AT + 3 * 60 * 60_000
}

/** One life of the process. Rejects unless it was killed or came to the end. */
function live(folder: string, killAt: number): Promise<void> {
  const env = { ...process.env, KILL_AT: String(killAt) }
  const child = spawn(process.execPath, ['--import', hook, story, folder], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' || (code === 0 && said === '')) resolve()
      else reject(new Error(`The story ended with ${code ?? signal}: ${said.slice(0, 2_000)}`))
    })
  })
}

type Row = Readonly<Record<string, string>>

function endingOf(folder: string): Ending {
  const taken = readLedger(join(folder, files.ledger)).map(({ effectId: _, ...rest }) =>
    JSON.stringify(rest),
  )
  const rows = select(folder, 'select flowId, status, outcome from execution')
  const outcomes = rows.map(({ flowId, status, outcome }) => `${flowId} ${status} ${outcome}`)
  return { taken: taken.sort(), outcomes: outcomes.sort() }
}

function faultsOf(folder: string, baseline: Ending): readonly string[] {
  const ending = endingOf(folder)
  const events = new Set(
    select(folder, `select dedupeKey from event where status not in ('new', 'looking-up')`).map(
      ({ dedupeKey }) => dedupeKey,
    ),
  )
  const acknowledged = readFileSync(join(folder, files.acknowledged), 'utf8').trim().split('\n')
  return [
    ...difference('taken by vendors', ending.taken, baseline.taken),
    ...difference('outcomes', ending.outcomes, baseline.outcomes),
    ...acknowledged
      .filter((key) => !events.has(key))
      .map((key) => `${key} was acknowledged, is lost`),
    ...brokenChains(join(folder, files.database)),
  ]
}

function difference(what: string, found: readonly string[], wanted: readonly string[]) {
  const [one, other] = [found.join('\n'), wanted.join('\n')]
  return one === other ? [] : [`${what}:\n${one}\n  instead of\n${other}`]
}

function select(folder: string, sql: string): readonly Row[] {
  const database = new SQLite(join(folder, files.database), { readonly: true })
  try {
    return database.prepare(sql).all() as Row[]
  } finally {
    database.close()
  }
}
