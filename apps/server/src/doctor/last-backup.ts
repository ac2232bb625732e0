import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** Kept beside the database, because `backup` must not write into one that is in use. */
export function lastBackupPath({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  return join(dataFolder, 'last-backup.json')
}

/** When the last backup was made, UTC milliseconds; null when none is known. */
export function findLastBackup(config: Pick<Config, 'dataFolder'>): number | null {
  try {
    const read: unknown = JSON.parse(readFileSync(lastBackupPath(config), 'utf8'))
    const at: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, 'at') : null
    return typeof at === 'number' ? at : null
  } catch {
    return null
  }
}
