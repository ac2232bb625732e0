import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { restoreFile } from '@chairflow/store'
import { databasePath } from '../database-path.ts'
import { checkWords } from './check-words.ts'
import { CommandFailed, type Run } from './command.ts'

export const restoreCommand: Run = async (config, [file = '']) => {
  const backup = resolve(file)
  if (!existsSync(backup)) throw new CommandFailed(`There is no file ${backup}.`)
  const done = await restoreFile(backup, { target: databasePath(config), now: Date.now() })
  if (done.type === 'damaged') {
    return {
      code: 1,
      lines: [...checkWords(done.check), 'The backup is damaged. Nothing was changed.'],
      json: { ok: false, check: done.check },
    }
  }
  const { keptAs, backupAt } = done
  const from = new Date(backupAt).toISOString()
  return {
    code: 0,
    lines: [
      `Restored the data as of ${from}.`,
      ...(keptAs === null ? [] : [`The old data is kept as ${keptAs}.`]),
      'At the next start every text and booking that was not finished then is looked up before anything is sent.',
    ],
    json: { ok: true, backupAt: from, keptAs },
  }
}
