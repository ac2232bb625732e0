import type { FlowDocument, NodeId } from './flow.ts'
import { CLAIM, findKnownFacts } from './known-facts.ts'
import type { NodeTypes } from './node-type-facts.ts'
import type { Variable } from './variables.ts'

export type AvailableVariable = Variable & {
  /** Label of the step that sets it. */
  readonly from: string
}

/** What a step may use: set on every way that leads to it. */
export function availableVariables(
  flow: FlowDocument,
  nodeTypes: NodeTypes,
  nodeId: NodeId,
): readonly AvailableVariable[] {
  const facts = findKnownFacts(flow.logic, nodeTypes)
  if (!facts.reachable.has(nodeId)) return []
  const paths = [...facts.at(nodeId)].filter((path) => path !== CLAIM)
  return paths.flatMap((path) => facts.variables.get(path) ?? [])
}
