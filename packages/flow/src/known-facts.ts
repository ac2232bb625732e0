import type { FlowEdge, FlowLogic, NodeId } from './flow.ts'
import { type FlowGraph, indexGraph, reachableFrom } from './graph.ts'
import type { JsonSchema, NodeTypeFacts, NodeTypes } from './node-type-facts.ts'
import { type Variable, variablesOf } from './variables.ts'

/** What is certain when a node is entered, whichever way led there. */
export type KnownFacts = {
  /** Variable paths, and CLAIM, that hold on every path to the node. Unreachable nodes know all. */
  readonly at: (id: NodeId) => ReadonlySet<string>
  /** What holds when a node was left by an edge's port. */
  readonly after: (edge: FlowEdge) => ReadonlySet<string>
  readonly variables: ReadonlyMap<string, Variable & { readonly from: string }>
  readonly graph: FlowGraph
  readonly reachable: ReadonlySet<NodeId>
}

/** Stands for "the slot is held for one person". */
export const CLAIM = '#claim'

/**
 * Forward data-flow over the drawn graph: what every way into a node has in common. Starts from
 * "everything" and only ever takes away, so it ends.
 */
export function findKnownFacts(logic: FlowLogic, nodeTypes: NodeTypes): KnownFacts {
  const graph = indexGraph(logic)
  const produced = producedBy(logic, nodeTypes)
  const triggers = logic.nodes.filter(({ type }) => nodeTypes(type)?.role === 'trigger')
  const reachable = reachableFrom(
    graph,
    triggers.map(({ id }) => id),
  )
  const known = new Map<NodeId, ReadonlySet<string>>()
  const at = (id: NodeId) => known.get(id) ?? produced.everything
  const after = (edge: FlowEdge) => at(edge.from).union(produced.by(edge))
  const waiting = triggers.map(({ id }) => id)
  for (const id of waiting) known.set(id, produced.scopeOf(id))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const edge of graph.outgoing(id)) {
      const now = at(edge.to).intersection(after(edge))
      if (known.has(edge.to) && now.size === at(edge.to).size) continue
      known.set(edge.to, now)
      waiting.push(edge.to)
    }
  }
  return { at, after, variables: produced.variables, graph, reachable }
}

type Produced = {
  readonly by: (edge: FlowEdge) => ReadonlySet<string>
  readonly scopeOf: (id: NodeId) => ReadonlySet<string>
  readonly everything: ReadonlySet<string>
  readonly variables: Map<string, Variable & { readonly from: string }>
}

function producedBy(logic: FlowLogic, nodeTypes: NodeTypes): Produced {
  const variables: Produced['variables'] = new Map()
  const byPort = new Map<string, Set<string>>()
  const scopes = new Map<NodeId, Set<string>>()
  const remember = (found: readonly Variable[], from: string) => {
    for (const variable of found) variables.set(variable.path, { ...variable, from })
    return new Set(found.map(({ path }) => path))
  }
  for (const node of logic.nodes) {
    const type = nodeTypes(node.type)
    if (type === undefined) continue
    const from = node.label ?? type.title
    if (type.role === 'trigger') {
      scopes.set(node.id, remember(variablesOf(scopeSchema(type, node.config)), from))
    }
    for (const port of type.ports(node.config)) {
      const found = variablesOf(port.output ?? {}, `steps.${node.id}`)
      const facts = remember(found, from)
      if (isClaimed(type, port.name)) facts.add(CLAIM)
      byPort.set(`${node.id}.${port.name}`, facts)
    }
  }
  return {
    variables,
    by: ({ from, port }) => byPort.get(`${from}.${port}`) ?? new Set(),
    scopeOf: (id) => scopes.get(id) ?? new Set(),
    everything: new Set([...variables.keys(), CLAIM]),
  }
}

function scopeSchema({ scope = {} }: NodeTypeFacts, config: unknown): JsonSchema {
  return typeof scope === 'function' ? scope(config) : scope
}

function isClaimed({ claimedAfter }: NodeTypeFacts, port: string): boolean {
  return claimedAfter?.includes(port) ?? false
}
