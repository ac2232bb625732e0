import { findFlow, openForReading } from '@chairflow/store'
import { databasePath } from '../database-path.ts'
import { CommandFailed, type Run } from './command.ts'

/** Also while the server runs. */
export const exportCommand: Run = async (config, [id = '']) => {
  const store = openForReading(databasePath(config))
  try {
    const flow = store.read((tx) => findFlow(tx, id))
    if (flow === undefined) throw new CommandFailed(`There is no flow ${id}.`)
    const document: unknown = JSON.parse(flow.draftJson)
    return { code: 0, lines: [JSON.stringify(document, null, 2)], json: document }
  } finally {
    store.close()
  }
}
