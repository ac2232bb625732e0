import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { backupFile } from '@chairflow/store'
import { databasePath } from '../database-path.ts'
import { lastBackupPath } from '../doctor/last-backup.ts'
import { checkWords } from './check-words.ts'
import { CommandFailed, type Run } from './command.ts'

/** Also while the server runs. */
export const backupCommand: Run = async (config, [file = '']) => {
  const target = resolve(file)
  const now = Date.now()
  const done = await backupFile(databasePath(config), { target, now })
  switch (done.type) {
    case 'exists':
      throw new CommandFailed(`${target} exists already. Choose another name.`)
    case 'damaged':
      return {
        code: 1,
        lines: [...checkWords(done.check), 'The data is damaged, so no backup was made.'],
        json: { ok: false, check: done.check },
      }
    case 'done': {
      const { bytes } = done
      writeFileSync(lastBackupPath(config), JSON.stringify({ at: now, file: target }))
      const what = `${target}: ${bytes} bytes, pages, references and journals checked.`
      const key =
        'The key of the connections’ secrets is not in it: keep CHAIRFLOW_SECRET_KEY or secret.key elsewhere.'
      return { code: 0, lines: [what, key], json: { ok: true, file: target, bytes } }
    }
    default:
      return done satisfies never
  }
}
