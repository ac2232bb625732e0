import type { FlowEdge, FlowLogic, FlowNode, NodeId } from './flow.ts'

/** A logic with its neighbours looked up once. */
export type FlowGraph = {
  readonly nodes: ReadonlyMap<NodeId, FlowNode>
  readonly outgoing: (id: NodeId) => readonly FlowEdge[]
  readonly incoming: (id: NodeId) => readonly FlowEdge[]
}

export function indexGraph({ nodes, edges }: FlowLogic): FlowGraph {
  const bySource = Map.groupBy(edges, ({ from }) => from)
  const byTarget = Map.groupBy(edges, ({ to }) => to)
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    outgoing: (id) => bySource.get(id) ?? [],
    incoming: (id) => byTarget.get(id) ?? [],
  }
}

export function edgesFrom({ edges }: FlowLogic, id: NodeId, port: string): readonly FlowEdge[] {
  return edges.filter((edge) => edge.from === id && edge.port === port)
}

/** The nodes given and everything their edges lead to. */
export function reachableFrom(graph: FlowGraph, starts: readonly NodeId[]): ReadonlySet<NodeId> {
  const reached = new Set<NodeId>()
  const waiting = [...starts]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const { to } of graph.outgoing(id)) waiting.push(to)
  }
  return reached
}

/** Groups of nodes that can all reach each other, each holding at least one way round. */
export function findCycles(graph: FlowGraph): readonly (readonly NodeId[])[] {
  const seen = new Set<NodeId>()
  const cycles: NodeId[][] = []
  for (const id of graph.nodes.keys()) {
    if (seen.has(id)) continue
    const group = roundTripsOf(graph, id)
    for (const member of group) seen.add(member)
    if (group.length > 0) cycles.push(group)
  }
  return cycles
}

function roundTripsOf(graph: FlowGraph, id: NodeId): NodeId[] {
  const ahead = reachableFrom(
    graph,
    graph.outgoing(id).map(({ to }) => to),
  )
  if (!ahead.has(id)) return []
  return [...ahead].filter((other) => reachableFrom(graph, [other]).has(id))
}
