import type { FindNodeType, NodeType } from '@chairflow/engine'
import type { NodeTypes } from '@chairflow/flow'
import { behaviors } from '@chairflow/nodes/behaviors'
import { definitions } from '@chairflow/nodes/definitions'
import { nextDues } from '@chairflow/nodes/next-dues'
import { triggers } from '@chairflow/nodes/triggers'
import type { AnyNextDue, AnyTrigger } from '@chairflow/runtime'

const nodeTypesByName = new Map<string, NodeType>(
  Object.entries(definitions).map(([type, definition]) => [
    type,
    { definition, behavior: behaviors[type as keyof typeof behaviors] ?? null } as NodeType,
  ]),
)

/** The node types this Chairflow knows, for the engine. */
export const findNodeType: FindNodeType = (type, version) => {
  const found = nodeTypesByName.get(type)
  return found?.definition.version === version ? found : undefined
}

/** The same, for the linter. */
export const nodeTypes: NodeTypes = (type) => nodeTypesByName.get(type)?.definition

export const allTriggers: Readonly<Record<string, AnyTrigger>> = triggers
export const allNextDues: Readonly<Record<string, AnyNextDue>> = nextDues
