import { statSync } from 'node:fs'
import { checkFile, findOwner, openForReading, StoreRefused } from '@chairflow/store'
import type { Config } from '../config.ts'
import { databasePath } from '../database-path.ts'
import { examineBackups } from './examine-backups.ts'
import { examineFile } from './examine-file.ts'
import { examineMachine } from './examine-machine.ts'
import { examineWork } from './examine-work.ts'
import { type Finding, ok, problemFound } from './finding.ts'

/**
 * Looks at machine, file and work, beside a running server and without changing anything. Findings
 * hold counts, times and ids; never a secret, and nothing about a patient. `now` is UTC ms.
 */
export async function examine(config: Config, now: number): Promise<readonly Finding[]> {
  const machine = examineMachine(config)
  const path = databasePath(config)
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    const none = `There is no data in ${config.dataFolder} yet. The first start makes it.`
    return [...machine, ok('data', none)]
  }
  try {
    const owner = findOwner(path)
    const owned = owner === null ? 'No process has' : `Process ${owner.pid ?? 'unknown'} has`
    return [
      ...machine,
      ok('ownership', `${owned} the data folder open.`),
      ...examineFile(await checkFile(path)),
      ...readWork(path, { now, isRunning: owner !== null }),
      ...examineBackups(config, now),
    ]
  } catch (error) {
    if (!(error instanceof StoreRefused)) throw error
    return [...machine, problemFound('data', error.message)]
  }
}

function readWork(path: string, seen: { readonly now: number; readonly isRunning: boolean }) {
  const store = openForReading(path)
  try {
    return store.read((tx) => examineWork(tx, seen))
  } catch {
    return [problemFound('work', 'What is under way cannot be read, because the file is damaged.')]
  } finally {
    store.close()
  }
}
