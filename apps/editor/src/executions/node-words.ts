import { type Definitions, portsOf, titleOf } from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'

/** What the nodes of a flow and their ways out are called. */
export type NodeWords = {
  readonly title: (nodeId: string) => string
  /** A @tabler/icons-react name; null when the node is not in the drawing. */
  readonly icon: (nodeId: string) => string | null
  readonly port: (nodeId: string, port: string) => string
}

/** Names from the drawing that ran; ids stand in for what it does not have, or without a drawing. */
export function nodeWordsOf(flow: FlowDocument | null, definitions: Definitions): NodeWords {
  const nodes = new Map(flow?.logic.nodes.map((node) => [node.id as string, node]))
  const find = (nodeId: string) => {
    const node = nodes.get(nodeId)
    return node && { node, definition: definitions[node.type] }
  }
  return {
    title: (nodeId) => {
      const found = find(nodeId)
      return found ? titleOf(found.node, found.definition) : nodeId
    },
    icon: (nodeId) => find(nodeId)?.definition?.icon ?? null,
    port: (nodeId, port) => {
      const found = find(nodeId)
      const ports = found ? portsOf({ ...found, wired: '' }) : []
      return ports.find(({ name }) => name === port)?.label ?? port
    },
  }
}
