import type { FlowDocument, FlowNode, NodeId } from '@chairflow/flow'
import type { WireStart } from './edits.ts'

/** Why a wire may not be drawn. */
export type Refusal = 'into-trigger' | 'out-of-end' | 'loop' | 'already' | 'no-such-node'

/** What the rules read of a node type. */
export type RuleDefinition = {
  readonly role: 'trigger' | 'step' | 'end'
  readonly maximumVisits?: (config: unknown) => number | null
}
export type RuleDefinitions = Readonly<Record<string, RuleDefinition | undefined>>

/** Says why a port may not lead to a node; null when it may. */
export function refusal(
  flow: FlowDocument,
  definitions: RuleDefinitions,
  { from, port }: WireStart,
  to: NodeId,
): Refusal | null {
  const [source, target] = [nodeOf(flow, from), nodeOf(flow, to)]
  if (!source || !target) return 'no-such-node'
  if (definitions[target.type]?.role === 'trigger') return 'into-trigger'
  if (definitions[source.type]?.role === 'end') return 'out-of-end'
  const { edges } = flow.logic
  if (edges.some((edge) => edge.from === from && edge.port === port && edge.to === to)) {
    return 'already'
  }
  return closesUnboundedLoop(flow, definitions, from, to) ? 'loop' : null
}

/** The nodes a port may lead to, in the order of the document. */
export const legalTargets = (
  flow: FlowDocument,
  definitions: RuleDefinitions,
  start: WireStart,
): readonly FlowNode[] =>
  flow.logic.nodes.filter(({ id }) => refusal(flow, definitions, start, id) === null)

/**
 * A loop needs a node that counts its visits up to a maximum; so what is looked for is a way back
 * around all of those.
 */
function closesUnboundedLoop(
  flow: FlowDocument,
  definitions: RuleDefinitions,
  from: NodeId,
  to: NodeId,
): boolean {
  const counts = (id: NodeId) => {
    const node = nodeOf(flow, id)
    const maximum = node && definitions[node.type]?.maximumVisits?.(node.config)
    return typeof maximum === 'number'
  }
  if (counts(from) || counts(to)) return false
  const seen = new Set<NodeId>([to])
  const open = [to]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from) return true
    for (const edge of flow.logic.edges) {
      if (edge.from !== id || seen.has(edge.to) || counts(edge.to)) continue
      seen.add(edge.to)
      open.push(edge.to)
    }
  }
  return false
}

const nodeOf = ({ logic }: FlowDocument, id: NodeId) => logic.nodes.find((node) => node.id === id)
