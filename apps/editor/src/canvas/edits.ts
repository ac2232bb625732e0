import type { CardDefinition, Definitions, Position } from '@chairflow/canvas-kit'
import type { EdgeId, FlowDocument, FlowEdge, FlowNode, NodeId } from '@chairflow/flow'

/** A place where a wire starts. */
export type WireStart = { readonly from: NodeId; readonly port: string }

/** A new node fresh from the palette at a place. The id must not be in use. */
export function addNode(
  flow: FlowDocument,
  { type, version, initialConfig }: FreshDefinition,
  id: NodeId,
  at: Position,
): FlowDocument {
  const node: FlowNode = { id, type, v: version, config: { ...initialConfig } }
  return withLogic(
    { ...flow, layout: { ...flow.layout, [id]: round(at) } },
    { nodes: [...flow.logic.nodes, node] },
  )
}

type FreshDefinition = {
  readonly type: string
  readonly version: number
  readonly initialConfig: Readonly<Record<string, unknown>>
}

export function moveNodes(
  flow: FlowDocument,
  places: Readonly<Record<string, Position>>,
): FlowDocument {
  const moved = Object.entries(places).map(([id, at]) => [id, round(at)] as const)
  const isSame = moved.every(
    ([id, { x, y }]) => flow.layout[id]?.x === x && flow.layout[id]?.y === y,
  )
  return isSame ? flow : { ...flow, layout: { ...flow.layout, ...Object.fromEntries(moved) } }
}

/**
 * Takes nodes out with their wires. Where a node has one wire in and one out, the two become one,
 * so that the chain holds.
 */
export function removeNodes(flow: FlowDocument, ids: readonly NodeId[]): FlowDocument {
  return ids.reduce(removeNode, flow)
}

function removeNode(flow: FlowDocument, id: NodeId): FlowDocument {
  const { nodes, edges } = flow.logic
  const kept = edges.filter(({ from, to }) => from !== id && to !== id)
  const { [id]: _gone, ...layout } = flow.layout
  return withLogic(
    { ...flow, layout },
    {
      nodes: nodes.filter((node) => node.id !== id),
      edges: [...kept, ...healing(edges, kept, id)],
    },
  )
}

function healing(
  edges: readonly FlowEdge[],
  kept: readonly FlowEdge[],
  id: NodeId,
): readonly FlowEdge[] {
  const into = edges.filter(({ to }) => to === id)
  const outOf = edges.filter(({ from }) => from === id)
  const [before, after] = [into[0], outOf[0]]
  if (into.length !== 1 || outOf.length !== 1 || !before || !after) return []
  if (before.from === after.to) return []
  const healed = { ...before, to: after.to }
  return kept.some((edge) => isSameWire(edge, healed)) ? [] : [healed]
}

/** Leads a port to a node; with `instead`, the wires that left by that port go. */
export function connect(
  flow: FlowDocument,
  { from, port }: WireStart,
  to: NodeId,
  id: EdgeId,
  how: 'instead' | 'as-well' = 'as-well',
): FlowDocument {
  const { edges } = flow.logic
  const kept =
    how === 'instead' ? edges.filter((edge) => edge.from !== from || edge.port !== port) : edges
  const wire: FlowEdge = { id, from, port, to }
  if (kept.some((edge) => isSameWire(edge, wire))) return flow
  return withLogic(flow, { edges: [...kept, wire] })
}

export function disconnect(flow: FlowDocument, ids: readonly EdgeId[]): FlowDocument {
  return withLogic(flow, { edges: flow.logic.edges.filter(({ id }) => !ids.includes(id)) })
}

/**
 * New settings for a node. A port may go with a setting (a deleted choice): its wires go as well,
 * because nothing could ever travel them.
 */
export function setConfig(
  flow: FlowDocument,
  id: NodeId,
  config: Readonly<Record<string, unknown>>,
  definition: Pick<CardDefinition, 'ports'> | undefined,
): FlowDocument {
  const node = flow.logic.nodes.find((candidate) => candidate.id === id)
  if (!node) return flow
  const changed = withNode(flow, { ...node, config })
  if (!definition) return changed
  const before = new Set(definition.ports(node.config).map(({ name }) => name))
  const after = new Set(definition.ports(config).map(({ name }) => name))
  const isLost = (edge: FlowEdge) =>
    edge.from === id && before.has(edge.port) && !after.has(edge.port)
  if (!flow.logic.edges.some(isLost)) return changed
  return withLogic(changed, { edges: changed.logic.edges.filter((edge) => !isLost(edge)) })
}

/** An empty label gives the node the name of its type again. */
export function setLabel(flow: FlowDocument, id: NodeId, label: string): FlowDocument {
  const node = flow.logic.nodes.find((candidate) => candidate.id === id)
  if (!node) return flow
  const { label: _before, ...rest } = node
  return withNode(flow, label === '' ? rest : { ...rest, label })
}

export function setName(flow: FlowDocument, name: string): FlowDocument {
  return name === flow.name || name === '' ? flow : { ...flow, name }
}

/** The part of a flow made of these nodes and the wires among them: what a copy holds. */
export function pick(flow: FlowDocument, ids: readonly NodeId[]): FlowDocument {
  const chosen = new Set<string>(ids)
  const layout = Object.entries(flow.layout).filter(([id]) => chosen.has(id))
  return {
    schema: flow.schema,
    id: flow.id,
    name: flow.name,
    logic: {
      nodes: flow.logic.nodes.filter(({ id }) => chosen.has(id)),
      edges: flow.logic.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
      settings: {},
    },
    layout: Object.fromEntries(layout),
  }
}

/** What gives new things their ids; each call a new one. */
export type NewIds = {
  readonly node: (type: string) => NodeId
  readonly edge: () => EdgeId
}

/**
 * Puts a copied part in, under new ids and a little aside. Variables that name a copied step
 * follow the copy.
 */
export function paste(
  flow: FlowDocument,
  part: FlowDocument,
  ids: NewIds,
  aside: Position,
): { readonly flow: FlowDocument; readonly added: readonly NodeId[] } {
  const renamed = new Map<string, NodeId>(
    part.logic.nodes.map(({ id, type }) => [id, ids.node(type)]),
  )
  const nodes = part.logic.nodes.map((node) => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    config: followed(node.config, renamed),
  }))
  const edges = part.logic.edges.flatMap((edge) => {
    const [from, to] = [renamed.get(edge.from), renamed.get(edge.to)]
    return from && to ? [{ ...edge, id: ids.edge(), from, to }] : []
  })
  const layout = part.logic.nodes.map(({ id }, index) => {
    const at = part.layout[id] ?? { x: index * 40, y: index * 40 }
    return [renamed.get(id) ?? id, round({ x: at.x + aside.x, y: at.y + aside.y })] as const
  })
  const pasted = withLogic(
    { ...flow, layout: { ...flow.layout, ...Object.fromEntries(layout) } },
    { nodes: [...flow.logic.nodes, ...nodes], edges: [...flow.logic.edges, ...edges] },
  )
  return { flow: pasted, added: nodes.map(({ id }) => id) }
}

function followed(
  config: Readonly<Record<string, unknown>>,
  renamed: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const follow = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replace(/\bsteps\.([A-Za-z0-9_-]+)/g, (whole, id) =>
        renamed.has(id) ? `steps.${renamed.get(id)}` : whole,
      )
    }
    if (Array.isArray(value)) return value.map(follow)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, follow(inner)]))
  }
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, follow(value)]))
}

/** The first way out without a wire; null when all lead somewhere. */
export function freePort(
  { logic }: FlowDocument,
  node: FlowNode,
  definitions: Definitions,
): string | null {
  const wired = new Set(logic.edges.filter(({ from }) => from === node.id).map(({ port }) => port))
  const ports = definitions[node.type]?.ports(node.config) ?? []
  return ports.find(({ name }) => !wired.has(name))?.name ?? null
}

const isSameWire = (a: FlowEdge, b: FlowEdge) =>
  a.from === b.from && a.port === b.port && a.to === b.to

const round = ({ x, y }: Position) => ({ x: Math.round(x), y: Math.round(y) })

const withLogic = (flow: FlowDocument, logic: Partial<FlowDocument['logic']>): FlowDocument => ({
  ...flow,
  logic: { ...flow.logic, ...logic },
})

const withNode = (flow: FlowDocument, node: FlowNode): FlowDocument =>
  withLogic(flow, {
    nodes: flow.logic.nodes.map((candidate) => (candidate.id === node.id ? node : candidate)),
  })
