import type { FindNodeType, NodeType } from '@chairflow/engine'
import { behaviors } from '@chairflow/nodes/behaviors'
import { definitions } from '@chairflow/nodes/definitions'
import { nextDues } from '@chairflow/nodes/next-dues'
import { triggers } from '@chairflow/nodes/triggers'
import type { Ports } from '@chairflow/runtime'

const nodeTypes = new Map<string, NodeType>(
  Object.entries(definitions).map(([type, definition]) => [
    type,
    { definition, behavior: behaviors[type as keyof typeof behaviors] ?? null } as NodeType,
  ]),
)

const findNodeType: FindNodeType = (type, version) => {
  const found = nodeTypes.get(type)
  return found?.definition.version === version ? found : undefined
}

/** All node types, as the runtime wants to be given them. */
export const catalogPorts: Pick<Ports, 'findNodeType' | 'triggers' | 'nextDues'> = {
  findNodeType,
  triggers,
  nextDues,
}
