import type { FlowEdge, FlowLogic, FlowNode, NodeId } from '@chairflow/flow'
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
  readonly node: (id: NodeId) => FlowNode
  readonly edges: (from: NodeId, port: string) => readonly FlowEdge[]
  readonly nodeType: (node: FlowNode) => NodeType
}

/** Throws when the logic names a node type this program does not have: publishing checks that. */
export function compileProgram(logic: FlowLogic, findNodeType: FindNodeType): Program {
  const nodes = new Map(logic.nodes.map((node) => [node.id, node]))
  const edges = Map.groupBy(logic.edges, (edge) => `${edge.from}.${edge.port}`)
  return {
    node: (id) => nodes.get(id) ?? missing(`node ${id}`),
    edges: (from, port) => edges.get(`${from}.${port}`) ?? [],
    nodeType: ({ type, v }) => findNodeType(type, v) ?? missing(`node type ${type} version ${v}`),
  }
}

function missing(what: string): never {
  throw new Error(`The flow has no ${what}`)
}
