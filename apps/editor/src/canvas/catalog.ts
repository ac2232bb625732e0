import type { Definitions, Faces } from '@chairflow/canvas-kit'
import type { NodeTypes } from '@chairflow/flow'
import type { NodeDefinition } from '@chairflow/node-kit'
import { definitions as known } from '@chairflow/nodes/definitions'
import { faces as knownFaces } from '@chairflow/nodes/faces'

/** The node types this editor knows, by type. */
export const definitions: Readonly<Record<string, NodeDefinition | undefined>> & Definitions = known

export const faces: Faces = knownFaces

/** A node type by name; undefined when this editor does not know it. */
export const definitionOf = (type: string): NodeDefinition | undefined =>
  Object.hasOwn(definitions, type) ? definitions[type] : undefined

/** The same, as the linter asks. */
export const nodeTypes: NodeTypes = definitionOf

const ORDER = ['triggers', 'scheduling', 'messages', 'people', 'logic'] as const
export type Category = (typeof ORDER)[number]

/** The palette: categories in reading order, types in each by title. */
export const palette: readonly {
  readonly category: Category
  readonly items: readonly NodeDefinition[]
}[] = ORDER.map((category) => ({
  category,
  items: Object.values(definitions)
    .filter((definition) => definition?.category === category)
    .flatMap((definition) => definition ?? [])
    .sort((a, b) => a.title.localeCompare(b.title)),
})).filter(({ items }) => items.length > 0)
