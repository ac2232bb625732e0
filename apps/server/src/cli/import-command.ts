import type { Run } from './command.ts'
import { importFlowFile } from './import-flow-file.ts'
import { importMatrixFile } from './import-matrix-file.ts'
import { readJson, readTextFile } from './read-json-file.ts'

/** A flow is JSON; everything else is read as the matrix, a table as it comes from a spreadsheet. */
export const importCommand: Run = async (config, [path = ''], options = new Set()) => {
  const text = readTextFile(path)
  const isFlow = path.endsWith('.json') || text.trimStart().startsWith('{')
  return isFlow
    ? importFlowFile(config, readJson(path, text), options)
    : importMatrixFile(config, text, options)
}
