import type { FlowLogic, FlowNode } from '@chairflow/flow'
import { nodeTypes } from '../catalog.ts'

/** What a person calls a step: its own name, else the name of its kind. */
export function stepLabel({ label, type }: FlowNode): string {
  return label ?? nodeTypes(type)?.title ?? type
}

export function labelIn({ nodes }: FlowLogic, nodeId: string): string {
  const node = nodes.find(({ id }) => id === nodeId)
  return node === undefined ? nodeId : stepLabel(node)
}
