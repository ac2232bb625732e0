import type { FlowEdge, FlowLogic, FlowNode, FlowSettings, NodeId } from '@chairflow/flow'
import type { Behavior, NodeDefinition } from '@chairflow/node-kit'

/** A behavior whose settings type is no longer known; the host checked them at publish. */
export type AnyBehavior = (
  config: never,
  event: Parameters<Behavior<NodeDefinition>>[1],
  context: never,
) => ReturnType<Behavior<NodeDefinition>>

export type NodeType = {
  readonly definition: NodeDefinition
  readonly behavior: AnyBehavior | null
}
export type FindNodeType = (type: string, version: number) => NodeType | undefined

/** What stays the same while an execution runs: the published logic and what its nodes mean. */
export type Program = {
  readonly settings: FlowSettings
  readonly findNode: (id: NodeId) => FlowNode | undefined
  /** Throws when the flow has no such node: ids in an execution come from its own version. */
  readonly node: (id: NodeId) => FlowNode
  readonly edges: (from: NodeId, port: string) => readonly FlowEdge[]
  readonly nodeType: (node: FlowNode) => NodeType
  /** Whether one or more edges lead from a node to another, without passing `around`. */
  readonly reaches: (from: NodeId, to: NodeId, around?: NodeId) => boolean
}

/** Throws when the logic names a node type this program does not have: publishing checks that. */
export function compileProgram(logic: FlowLogic, findNodeType: FindNodeType): Program {
  const nodes = new Map(logic.nodes.map((node) => [node.id, node]))
  const edges = Map.groupBy(logic.edges, (edge) => `${edge.from}.${edge.port}`)
  return {
    settings: logic.settings,
    findNode: (id) => nodes.get(id),
    node: (id) => nodes.get(id) ?? missing(`node ${id}`),
    edges: (from, port) => edges.get(`${from}.${port}`) ?? [],
    nodeType: ({ type, v }) => findNodeType(type, v) ?? missing(`node type ${type} version ${v}`),
    reaches: reachability(logic),
  }
}

function reachability({ edges }: FlowLogic): Program['reaches'] {
  const outgoing = Map.groupBy(edges, ({ from }) => from)
  const known = new Map<string, ReadonlySet<NodeId>>()
  const walk = (from: NodeId, around: NodeId | undefined) => {
    const reached = new Set<NodeId>()
    const step = (at: NodeId) => {
      for (const { to } of outgoing.get(at) ?? []) if (to !== around) reached.add(to)
    }
    step(from)
    for (const id of reached) step(id)
    return reached
  }
  return (from, to, around) => {
    const key = `${from} ${around ?? ''}`
    const reached = known.get(key) ?? walk(from, around)
    known.set(key, reached)
    return reached.has(to)
  }
}

function missing(what: string): never {
  throw new Error(`The flow has no ${what}`)
}
