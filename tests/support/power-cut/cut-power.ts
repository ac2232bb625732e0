import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'

const source = fileURLToPath(new URL('./durable-only.c', import.meta.url))
const program = fileURLToPath(new URL('./acknowledge.ts', import.meta.url))

/** `full` is what the store does; `normal` is what it refuses to do. */
export type Mode = 'full' | 'normal'
export type Cut = {
  readonly acknowledged: number
  readonly lost: number
  readonly integrity: string
}

/** Whether this machine can build the library. */
export function hasCompiler(): boolean {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Builds the library into a folder; returns its path. */
export function buildLibrary(folder: string): string {
  const library = join(folder, 'durable-only.so')
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-Wall', '-o', library, source, '-ldl'])
  return library
}

/** Cuts the power after so many acknowledgements, and counts which of them are gone. */
export async function cutPower(library: string, after: number, mode: Mode): Promise<Cut> {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-power-'))
  try {
    const path = join(folder, 'chairflow.db')
    const acknowledged = await acknowledgeUntilKilled(library, { path, after, mode })
    keepOnlyDurable(folder)
    return { acknowledged: acknowledged.length, ...countLost(path, acknowledged) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Run = { readonly path: string; readonly after: number; readonly mode: Mode }

async function acknowledgeUntilKilled(library: string, { path, after, mode }: Run) {
  const env = { ...process.env, LD_PRELOAD: library, DURABLE_PREFIX: path }
  const child = spawn(process.execPath, [program, path, mode], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === after) child.kill('SIGKILL')
  }
  return acknowledged
}

/** Of each file only what was synced is left; one that never was is gone. */
function keepOnlyDurable(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.durable')) continue
    const path = join(folder, name)
    rmSync(path)
    if (existsSync(`${path}.durable`)) renameSync(`${path}.durable`, path)
  }
}

function countLost(path: string, acknowledged: readonly string[]) {
  const database = new SQLite(path)
  const integrity = String(database.pragma('integrity_check', { simple: true }))
  const hasTable = database.prepare(`select 1 from sqlite_schema where name = 'event'`).get()
  const rows = hasTable ? (database.prepare('select dedupeKey from event').all() as Row[]) : []
  database.close()
  const kept = new Set(rows.map(({ dedupeKey }) => dedupeKey))
  return { integrity, lost: acknowledged.filter((key) => !kept.has(key)).length }
}

type Row = { readonly dedupeKey: string }
