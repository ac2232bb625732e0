import type { FlowDocument, FlowEdge, FlowNode } from '@chairflow/flow'
import { MarkerType } from 'reactflow'
import {
  type CardData,
  type CardEdge,
  type CardNode,
  type Definitions,
  type Faces,
  portsOf,
  titleOf,
} from './card-data.ts'
import type { CardStatus } from './card-status.ts'
import { positionsOf } from './positions.ts'
import { texts } from './texts.ts'

/** What is laid over the drawing of a flow. All parts are optional. */
export type CanvasExtra = {
  readonly faces?: Faces
  readonly nodes?: Readonly<Record<string, CardStatus>>
  readonly edges?: Readonly<Record<string, 'taken' | 'untaken'>>
  readonly problems?: Readonly<
    Record<string, { readonly count: number; readonly hasErrors: boolean }>
  >
  readonly isEditable?: boolean
}

/** A flow as React Flow draws it: cards and wires, each with a sentence as its name. */
export function toReactFlow(
  flow: FlowDocument,
  definitions: Definitions,
  extra: CanvasExtra = {},
): { readonly nodes: CardNode[]; readonly edges: CardEdge[] } {
  const wired = wiredPorts(flow.logic.edges)
  const positions = positionsOf(flow)
  const data = new Map(
    flow.logic.nodes.map((node) => [
      node.id as string,
      cardData(node, definitions, extra, wired.get(node.id) ?? ''),
    ]),
  )
  const nodes = [...data.values()].map((card, index) =>
    cardNode(card, positions[card.node.id] ?? { x: 0, y: 0 }, index + 1, data.size),
  )
  return { nodes, edges: flow.logic.edges.flatMap((edge) => cardEdge(edge, data, extra)) }
}

function cardData(
  node: FlowNode,
  definitions: Definitions,
  extra: CanvasExtra,
  wired: string,
): CardData {
  const problems = extra.problems?.[node.id]
  return {
    node,
    definition: Object.hasOwn(definitions, node.type) ? definitions[node.type] : undefined,
    Face: extra.faces && Object.hasOwn(extra.faces, node.type) ? extra.faces[node.type] : undefined,
    status: extra.nodes?.[node.id] ?? 'idle',
    problems: problems?.count ?? 0,
    hasErrors: problems?.hasErrors ?? false,
    wired,
    isEditable: extra.isEditable ?? false,
  }
}

function cardNode(
  data: CardData,
  position: { readonly x: number; readonly y: number },
  step: number,
  steps: number,
): CardNode {
  const { node, definition } = data
  return {
    id: node.id,
    type: 'card',
    position: { ...position },
    data,
    ariaLabel: texts.sentence([
      titleOf(node, definition),
      definition?.summarize(node.config) ?? texts.unknownType,
      texts.status[data.status],
      data.problems > 0 ? texts.problems(data.problems) : '',
      `Step ${step} of ${steps}`,
    ]),
  }
}

function cardEdge(
  edge: FlowEdge,
  data: ReadonlyMap<string, CardData>,
  extra: CanvasExtra,
): readonly CardEdge[] {
  const [from, to] = [data.get(edge.from), data.get(edge.to)]
  if (!from || !to) return []
  const port = portsOf(from).find(({ name }) => name === edge.port)
  const way = extra.edges?.[edge.id]
  const shownAs = way ?? (extra.edges ? 'untaken' : null)
  return [
    {
      id: edge.id,
      source: edge.from,
      sourceHandle: edge.port,
      target: edge.to,
      targetHandle: 'in',
      type: 'default',
      className: shownAs ? `cf-edge cf-edge--${shownAs}` : 'cf-edge',
      data: { isTaken: shownAs === null ? null : shownAs === 'taken' },
      ariaLabel: texts.edge(port?.label ?? edge.port, titleOf(to.node, to.definition)),
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 16,
        height: 16,
        color: shownAs === 'taken' ? 'var(--cf-accent)' : 'var(--cf-edge)',
      },
      zIndex: shownAs === 'taken' ? 1 : 0,
    },
  ]
}

function wiredPorts(edges: readonly FlowEdge[]) {
  const ports = new Map<string, Set<string>>()
  for (const { from, port } of edges) {
    const known = ports.get(from) ?? new Set<string>()
    ports.set(from, known.add(port))
  }
  return new Map([...ports].map(([from, names]) => [from, [...names].sort().join(' ')]))
}
