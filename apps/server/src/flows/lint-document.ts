import { lintFlow, type Problem, parseFlow } from '@chairflow/flow'
import { nodeTypes } from '../catalog.ts'
import type { Chairflow } from '../chairflow.ts'

/** Everything that is wrong with a document, from its form to its meaning. */
export function lintDocument({ runtime }: Chairflow, document: unknown): readonly Problem[] {
  const parsed = parseFlow(document)
  if (!parsed.ok) return parsed.problems
  const isBound = (_slot: string, kind: string) =>
    runtime.connections.all().some((connected) => connected.kind === kind)
  return lintFlow(parsed.flow, nodeTypes, { isBound })
}
