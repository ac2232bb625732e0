/**
 * What the linter has to know about a node type. The definitions in `nodes` fit this shape;
 * flow itself knows no node type.
 */
export type NodeTypeFacts = {
  readonly type: string
  readonly version: number
  readonly title: string
  readonly role: 'trigger' | 'step' | 'end'
  /** JSON Schema of the settings, with the annotations described in node-kit. */
  readonly config: JsonSchema
  readonly ports: (config: unknown) => readonly PortFacts[]
  readonly scope?: JsonSchema | ((config: unknown) => JsonSchema)
  readonly connections: readonly {
    readonly slot: string
    readonly kind: string
    readonly capabilities: readonly string[]
  }[]
  readonly longestWaitMs?: (config: unknown) => number | null
  readonly maximumVisits?: (config: unknown) => number | null
  readonly claimedAfter?: readonly string[]
  readonly books?: boolean | ((config: unknown) => boolean)
  /** Waits where branches meet. */
  readonly gathers?: boolean
}

export type PortFacts = {
  readonly name: string
  readonly label: string
  readonly required: boolean
  readonly output?: JsonSchema
}

/** A JSON Schema object, read structurally. */
export type JsonSchema = object

export type NodeTypes = (type: string) => NodeTypeFacts | undefined
