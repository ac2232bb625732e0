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

export function findNode(graph: FlowGraph, id: NodeId): FlowNode | undefined {
  return graph.nodes.get(id)
}

/** Throws when the node is not there; for ids that a parsed flow vouches for. */
export function getNode(graph: FlowGraph, id: NodeId): FlowNode {
  const node = graph.nodes.get(id)
  if (node === undefined) throw new Error(`This flow has no node ${id}`)
  return node
}

/** Where the node's edges lead, each node once, in the order the edges are listed. */
export function successors(graph: FlowGraph, id: NodeId): readonly NodeId[] {
  return [...new Set(graph.outgoing(id).map(({ to }) => to))]
}

export function predecessors(graph: FlowGraph, id: NodeId): readonly NodeId[] {
  return [...new Set(graph.incoming(id).map(({ from }) => from))]
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
  const ids = [...graph.nodes.keys()]
  const ahead = new Map(ids.map((id) => [id, reachableFrom(graph, successors(graph, id))]))
  const leadsTo = (from: NodeId, to: NodeId) => ahead.get(from)?.has(to) ?? false
  const grouped = new Set<NodeId>()
  return ids.flatMap((id) => {
    if (grouped.has(id) || !leadsTo(id, id)) return []
    const group = ids.filter((other) => leadsTo(id, other) && leadsTo(other, id))
    for (const member of group) grouped.add(member)
    return [group]
  })
}

/**
 * All nodes in reading order: each after those that lead to it, the first way out first. A loop
 * is read from where it is entered; loops that nothing enters come last.
 */
export function topological(graph: FlowGraph): readonly NodeId[] {
  const ids = [...graph.nodes.keys()]
  const read = new Set<NodeId>()
  const roots = ids.filter((id) => predecessors(graph, id).length === 0)
  return [...inOrder(graph, roots, read), ...ids.flatMap((id) => inOrder(graph, [id], read))]
}

/** Depth first; what is finished last is read first, so everything is walked backwards. */
function inOrder(graph: FlowGraph, starts: readonly NodeId[], read: Set<NodeId>): NodeId[] {
  const finished: NodeId[] = []
  const visit = (id: NodeId) => {
    if (read.has(id)) return
    read.add(id)
    successors(graph, id).toReversed().forEach(visit)
    finished.push(id)
  }
  starts.toReversed().forEach(visit)
  return finished.reverse()
}
