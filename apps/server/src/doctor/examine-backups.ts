import type { Config } from '../config.ts'
import { type Finding, ok, warning } from './finding.ts'
import { findLastBackup } from './last-backup.ts'

const HOUR_MS = 60 * 60_000
const OLD_HOURS = 48

/** How old the last backup is that `chairflow backup` made from this folder. */
export function examineBackups(
  config: Pick<Config, 'dataFolder'>,
  now: number,
): readonly Finding[] {
  const at = findLastBackup(config)
  if (at === null) {
    return [warning('backup', 'No backup is known. Run "chairflow backup FILE" every night.')]
  }
  const hours = Math.floor((now - at) / HOUR_MS)
  return [
    hours > OLD_HOURS
      ? warning('backup', `The last backup is ${hours} hours old. Run "chairflow backup FILE".`)
      : ok('backup', `The last backup is ${hours} hours old.`),
  ]
}
