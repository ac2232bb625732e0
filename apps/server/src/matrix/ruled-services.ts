import { parseFlow } from '@chairflow/flow'
import { RULES_NODE } from './dispatch-flow.ts'

/** Ids of what the dispatch flow has a rule for, in order. */
export function ruledServices(documentJson: string): readonly string[] {
  const parsed = parseFlow(JSON.parse(documentJson))
  const rules = parsed.ok ? parsed.flow.logic.nodes.find(({ id }) => id === RULES_NODE) : undefined
  const rows: unknown = rules?.config.rows
  return Array.isArray(rows) ? rows.flatMap(serviceOf) : []
}

function serviceOf(row: unknown): readonly string[] {
  const isRule = typeof row === 'object' && row !== null && 'when' in row
  return isRule && typeof row.when === 'string' ? [row.when] : []
}
