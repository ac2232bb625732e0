import { CARD_WIDTH, type Position } from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'
import { Graph, layout } from '@dagrejs/dagre'

export type Sizes = Readonly<Record<string, { readonly height: number }>>

const USUAL_HEIGHT = 180

/** Places for all nodes, left to right along the wires; sizes are those on the screen, in px. */
export function tidyPlaces(
  { logic }: FlowDocument,
  sizes: Sizes,
): Readonly<Record<string, Position>> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 96 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of logic.nodes) {
    graph.setNode(id, { width: CARD_WIDTH, height: sizes[id]?.height ?? USUAL_HEIGHT })
  }
  for (const { from, to } of logic.edges) graph.setEdge(from, to)
  layout(graph)
  return Object.fromEntries(
    logic.nodes.map(({ id }) => {
      const { x, y, height } = graph.node(id)
      return [id, { x: x - CARD_WIDTH / 2, y: y - height / 2 }]
    }),
  )
}
