import { lintFlow, type Problem, parseFlow } from '@chairflow/flow'
import { nodeTypes } from '../catalog.ts'
import type { Run } from './command.ts'
import { readJsonFile } from './read-json-file.ts'

/** Needs no data folder: connections are bound where a flow is imported, not in its file. */
export const validateCommand: Run = async (_config, [file = '']) => {
  const problems = problemsOf(readJsonFile(file))
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const count = `${errors} errors, ${problems.length - errors} warnings`
  return {
    code: errors === 0 ? 0 : 1,
    lines: [...problems.map(wordsOf), `${file}: ${count}`],
    json: { valid: errors === 0, problems },
  }
}

function problemsOf(document: unknown): readonly Problem[] {
  const parsed = parseFlow(document)
  return parsed.ok ? lintFlow(parsed.flow, nodeTypes) : parsed.problems
}

function wordsOf({ severity, code, message }: Problem): string {
  return `${severity}: ${message} (${code})`
}
