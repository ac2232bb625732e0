import type { FlowDocument, NodeId } from './flow.ts'
import { CLAIM, findKnownFacts } from './known-facts.ts'
import type { NodeTypes } from './node-type-facts.ts'
import type { Variable } from './variables.ts'

export type AvailableVariable = Variable & {
  /** Label of the step that sets it. */
  readonly from: string
}

/** What is known whichever trigger started an execution: what rules of the whole flow may name. */
export function startVariables(
  flow: FlowDocument,
  nodeTypes: NodeTypes,
): readonly AvailableVariable[] {
  const facts = findKnownFacts(flow.logic, nodeTypes)
  const triggers = flow.logic.nodes.filter(({ type }) => nodeTypes(type)?.role === 'trigger')
  const [first = new Set<string>(), ...others] = triggers.map(({ id }) => facts.at(id))
  const shared = others.reduce((so, next) => so.intersection(next), first)
  return [...shared].flatMap((path) => facts.variables.get(path) ?? [])
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
