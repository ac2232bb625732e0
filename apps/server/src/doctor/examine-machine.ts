import { existsSync, statfsSync } from 'node:fs'
import { type PragmasInForce, tryPragmas } from '@chairflow/store'
import type { Config } from '../config.ts'
import { type Finding, ok, problemFound, warning } from './finding.ts'

const NODE_AT_LEAST = 24
/** Before it, two connections could damage a file while its log begins anew. */
const SQLITE_AT_LEAST = [3, 51, 3] as const
const FULL = 2
const MB = 1024 * 1024
const LITTLE_MB = 1024
const ALMOST_NONE_MB = 64

/** Versions, what SQLite really does, and the space that is left. */
export function examineMachine({ dataFolder }: Pick<Config, 'dataFolder'>): readonly Finding[] {
  const pragmas = tryPragmas()
  return [examineNode(), examineSqlite(pragmas), examinePragmas(pragmas), examineSpace(dataFolder)]
}

function examineNode(): Finding {
  const { node } = process.versions
  return Number(node.split('.')[0]) >= NODE_AT_LEAST
    ? ok('node', `Node ${node}.`)
    : problemFound('node', `Node ${node} is too old. Install Node ${NODE_AT_LEAST} or newer.`)
}

function examineSqlite({ sqlite }: PragmasInForce): Finding {
  return isAtLeast(sqlite.split('.').map(Number), SQLITE_AT_LEAST)
    ? ok('sqlite', `SQLite ${sqlite}.`)
    : problemFound('sqlite', `SQLite ${sqlite} has a fault that can damage files. Run "npm ci".`)
}

function isAtLeast(found: readonly number[], wanted: readonly number[]): boolean {
  const differs = wanted.findIndex((part, index) => found[index] !== part)
  return differs === -1 || (found[differs] ?? 0) > (wanted[differs] ?? 0)
}

function examinePragmas(found: PragmasInForce): Finding {
  const { journalMode, synchronous, foreignKeys, secureDelete } = found
  const isRight =
    journalMode === 'wal' && synchronous === FULL && foreignKeys === 1 && secureDelete === 1
  return isRight
    ? ok('pragmas', 'Every commit is synced to disk in full (WAL, synchronous FULL).')
    : problemFound(
        'pragmas',
        `This SQLite does not keep what it is asked to: journal ${journalMode}, synchronous ${synchronous}, foreign keys ${foreignKeys}, secure delete ${secureDelete}. Run "npm ci".`,
      )
}

function examineSpace(dataFolder: string): Finding {
  if (!existsSync(dataFolder)) return ok('space', 'The data folder does not exist yet.')
  const { bavail, bsize } = statfsSync(dataFolder)
  const freeMb = Math.floor((bavail * bsize) / MB)
  if (freeMb < ALMOST_NONE_MB) {
    return problemFound('space', `Only ${freeMb} MB are free on the disk. Free some space now.`)
  }
  return freeMb < LITTLE_MB
    ? warning('space', `${freeMb} MB are free on the disk. Free some space soon.`)
    : ok('space', `${freeMb} MB are free on the disk.`)
}
