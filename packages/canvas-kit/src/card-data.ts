import type { FlowNode } from '@chairflow/flow'
import type { NodeDefinition, Port } from '@chairflow/node-kit'
import type { ComponentType } from 'react'
import type { Edge, Node } from 'reactflow'
import type { CardStatus } from './card-status.ts'
import { texts } from './texts.ts'

/** What a card reads of a node type. */
export type CardDefinition = Pick<
  NodeDefinition,
  'title' | 'category' | 'icon' | 'role' | 'ports' | 'summarize'
>
export type Definitions = Readonly<Record<string, CardDefinition | undefined>>

/** The body of a card, drawn by the node type. */
export type Face = ComponentType<{ readonly config: unknown }>
export type Faces = Readonly<Record<string, Face | undefined>>

/** Everything a card shows; flat, so that an unchanged card is recognised without a deep look. */
export type CardData = {
  readonly node: FlowNode
  readonly definition: CardDefinition | undefined
  readonly Face: Face | undefined
  readonly status: CardStatus
  readonly problems: number
  readonly hasErrors: boolean
  /** Names of the ports with a wire, joined by a space. */
  readonly wired: string
  readonly isEditable: boolean
}

export type CardNode = Node<CardData, 'card'>
export type CardEdge = Edge<{ readonly isTaken: boolean | null }>

/** What a node is called: its own label, else the name of its type. */
export const titleOf = (
  node: Pick<FlowNode, 'label' | 'type'>,
  definition: Pick<CardDefinition, 'title'> | undefined,
) => node.label || definition?.title || node.type

/** The ports of the type, and after them those that only a left-over wire still uses. */
export function portsOf({
  node,
  definition,
  wired,
}: Pick<CardData, 'node' | 'definition' | 'wired'>): readonly Port[] {
  const ports = definition?.ports(node.config) ?? []
  const known = new Set(ports.map(({ name }) => name))
  const gone = wired.split(' ').filter((name) => name && !known.has(name))
  return [...ports, ...gone.map((name) => gonePort(name, definition !== undefined))]
}

const gonePort = (name: string, isKnownType: boolean): Port => ({
  name,
  label: isKnownType ? texts.portGone : name,
  required: false,
  tone: isKnownType ? 'bad' : 'neutral',
})
