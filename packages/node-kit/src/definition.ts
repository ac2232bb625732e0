import type { Capability, ConnectionKind } from '@chairflow/connector-kit'
import type { TObject, TSchema } from 'typebox'

/** A named way out of a node. */
export type Port = {
  readonly name: string
  /** In the words of a clinic, e.g. "Someone said yes". */
  readonly label: string
  /** An unwired required port blocks publishing; an unwired optional one ends that branch. */
  readonly required: boolean
  readonly tone: 'good' | 'bad' | 'neutral'
  /** What `steps.<node id>` holds after the node was left by this port. */
  readonly output?: TObject
}

export type ConnectionNeed = {
  readonly slot: string
  readonly kind: ConnectionKind
  readonly capabilities: readonly Capability[]
}

/**
 * What a node type is, as data: read by the linter, the editor and the engine alike.
 * `config` is the one declaration of a node's settings (JSON Schema 2020-12). Annotations on its
 * fields: `x-kind` template | variable | condition | minutes | flow | flow-version; `x-wants` the kind of value a
 * variable must name; `x-locals` variables that exist only inside that template; `x-needs` the field
 * that has to be filled in for this one to mean anything.
 */
export type NodeDefinition<Config extends TObject = TObject> = {
  readonly type: string
  readonly version: number
  readonly title: string
  /** One sentence for the palette. */
  readonly description: string
  readonly category: 'triggers' | 'logic' | 'scheduling' | 'messages' | 'people'
  /** A @tabler/icons-react name. */
  readonly icon: string
  readonly role: 'trigger' | 'step' | 'end'
  readonly config: Config
  /**
   * Settings of a node drawn before, as they are said today; today's come back as they are. What is
   * no longer offered stays in `config`, marked `deprecated`, so that old documents are still read.
   */
  readonly renew?: (config: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /** The settings of a node fresh from the palette; may still miss required ones. */
  readonly initialConfig: Readonly<Record<string, unknown>>
  /** Ports may depend on the settings; unknown or broken settings give the fixed ones. */
  readonly ports: (config: unknown) => readonly Port[]
  /** Triggers only: the variables a flow of this trigger starts with. */
  readonly scope?: TObject | ((config: unknown) => TObject)
  readonly connections: readonly ConnectionNeed[]
  /** Longest time in ms the node may wait; null when the settings give no maximum. Absent: never waits. */
  readonly longestWaitMs?: (config: unknown) => number | null
  /**
   * How often a cycle may pass through this node; null when the settings give no maximum. Absent: never.
   * One visit more leaves by the port `limit` when that is wired, and fails otherwise.
   */
  readonly maximumVisits?: (config: unknown) => number | null
  /** True when the node waits for the branches that lead to it. */
  readonly gathers?: boolean
  /** Ports after which the slot is claimed for one person. */
  readonly claimedAfter?: readonly string[]
  /** True when the node writes a booking, which only a claimed slot may have. */
  readonly books?: boolean | ((config: unknown) => boolean)
  /** One plain line for the card, e.g. "Text 2 people at a time, 10 minutes each". */
  readonly summarize: (config: unknown) => string
}

/** Keeps the literal types, so that a behavior sees the exact settings. */
export function defineNode<Config extends TObject>(
  definition: NodeDefinition<Config>,
): NodeDefinition<Config> {
  return definition
}

/** For schemas that only carry meaning to people and the picker. */
export type AnnotatedSchema = TSchema & {
  readonly 'x-kind'?: 'template' | 'variable' | 'condition' | 'minutes' | 'flow' | 'flow-version'
  readonly 'x-wants'?: string
  readonly 'x-locals'?: TObject
  /** A template that is one variable and nothing else hands its value on as it is. */
  readonly 'x-keeps'?: boolean
  readonly 'x-is'?: string
  readonly 'x-needs'?: string
}
