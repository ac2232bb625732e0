import type { EdgeId, FlowDocument, FlowId, NodeId } from '@chairflow/flow'

export const nodeId = (id: string) => id as NodeId
export const edgeId = (id: string) => id as EdgeId

/** A flow from `start>port>end` wires; the node type is the id up to its first digit. */
export function sampleFlow(...wires: readonly string[]): FlowDocument {
  const parsed = wires.map((wire) => wire.split('>'))
  const ids = [...new Set(parsed.flatMap(([from = '', , to]) => (to ? [from, to] : [from])))]
  return {
    schema: 'chairflow.flow/1',
    id: 'flw_1' as FlowId,
    name: 'Fill cancelled slots',
    logic: {
      nodes: ids.map((id) => ({
        id: nodeId(id),
        type: id.replace(/\d.*$/, ''),
        v: 1,
        config: {},
      })),
      edges: parsed.flatMap(([from = '', port = '', to], index) =>
        to ? [{ id: edgeId(`e${index}`), from: nodeId(from), port, to: nodeId(to) }] : [],
      ),
      settings: {},
    },
    layout: Object.fromEntries(ids.map((id, index) => [id, { x: index * 100, y: 0 }])),
  }
}

export const wiresOf = ({ logic }: FlowDocument) =>
  logic.edges.map(({ from, port, to }) => `${from}>${port}>${to}`)
