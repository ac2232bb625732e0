import { CARD_WIDTH, type Position, positionsOf, titleOf } from '@chairflow/canvas-kit'
import type { EdgeId, FlowDocument, FlowNode, NodeId } from '@chairflow/flow'
import { definitionOf, definitions } from './catalog.ts'
import { type Refusal, refusal } from './connect-rules.ts'
import type { EditorStore } from './editor-store.ts'
import {
  addNode,
  connect,
  disconnect,
  freePort,
  moveNodes,
  paste,
  pick,
  removeNodes,
  type WireStart,
} from './edits.ts'
import { freshIds } from './fresh-ids.ts'
import { texts } from './texts.ts'

const ASIDE: Position = { x: 48, y: 48 }
const GAP = 96
const ROW = 190

export const nodeOf = ({ logic }: FlowDocument, id: string): FlowNode | undefined =>
  logic.nodes.find((node) => node.id === id)

/** What a node is called in sentences. */
export function nameOf(flow: FlowDocument, id: string): string {
  const node = nodeOf(flow, id)
  return node ? titleOf(node, definitionOf(node.type)) : id
}

/** The label of a port in sentences. */
export function portLabel(flow: FlowDocument, id: string, port: string): string {
  const node = nodeOf(flow, id)
  const ports = node ? definitionOf(node.type)?.ports(node.config) : undefined
  return ports?.find(({ name }) => name === port)?.label ?? port
}

type Placing = {
  /** Where its middle of the left edge goes; beside the node before it when not given. */
  readonly at?: Position
  /** The way it follows; the first free one of the chosen node when not given. */
  readonly start?: WireStart
  /** A wire to put it into. */
  readonly into?: EdgeId
}

/** Adds a node from the palette, chooses it, and connects it where that is allowed. */
export function addStep(store: EditorStore, type: string, placing: Placing = {}): NodeId | null {
  const definition = definitionOf(type)
  if (!definition) return null
  const { document: flow, edit, select, announce } = store.getState()
  const ids = freshIds(flow)
  const id = ids.node(type)
  const start = placing.start ?? (placing.at ? null : startAfterChosen(store))
  const at = placing.at ?? freePlace(flow, start?.from ?? chosen(store))
  const added = addNode(flow, definition, id, at)
  const wired = placing.into
    ? intoWire(added, id, placing.into, ids.edge())
    : afterStart(added, id, start, ids.edge())
  edit(() => wired)
  select([id])
  const before = wired.logic.edges.find(({ to }) => to === id)
  announce(texts.added(definition.title, before ? nameOf(wired, before.from) : null))
  return id
}

function afterStart(flow: FlowDocument, id: NodeId, start: WireStart | null, edge: EdgeId) {
  if (!start || refusal(flow, definitions, start, id) !== null) return flow
  return connect(flow, start, id, edge)
}

/** Opens a wire and lets it run through the new node, as far as the rules allow. */
function intoWire(flow: FlowDocument, id: NodeId, into: EdgeId, edge: EdgeId): FlowDocument {
  const wire = flow.logic.edges.find((candidate) => candidate.id === into)
  const node = nodeOf(flow, id)
  if (!wire || !node || refusal(flow, definitions, wire, id) !== null) return flow
  const port = freePort(flow, node, definitions)
  const first = connect(disconnect(flow, [into]), wire, id, into)
  return port === null ? first : connect(first, { from: id, port }, wire.to, edge)
}

function startAfterChosen(store: EditorStore): WireStart | null {
  const { document: flow } = store.getState()
  const id = chosen(store)
  const node = id && nodeOf(flow, id)
  const port = node ? freePort(flow, node, definitions) : null
  return node && port !== null ? { from: node.id, port } : null
}

const chosen = (store: EditorStore): NodeId | null => {
  const { selected } = store.getState()
  return selected.length === 1 ? (selected[0] ?? null) : null
}

/** To the right of a node, or of everything, where no card stands yet. */
function freePlace(flow: FlowDocument, after: NodeId | null): Position {
  const positions = Object.values(positionsOf(flow))
  const from = after ? positionsOf(flow)[after] : undefined
  if (positions.length === 0) return { x: 0, y: 0 }
  const x = (from?.x ?? Math.max(...positions.map((at) => at.x))) + CARD_WIDTH + GAP
  let y = from?.y ?? Math.min(...positions.map((at) => at.y))
  while (positions.some((at) => Math.abs(at.x - x) < CARD_WIDTH && Math.abs(at.y - y) < ROW)) {
    y += ROW
  }
  return { x, y }
}

/**
 * Leads a port to a node. When the port already leads somewhere, asks first. Says why when it may
 * not.
 */
export function connectTo(store: EditorStore, start: WireStart, to: NodeId): Refusal | null {
  const { document: flow, ask } = store.getState()
  const no = refusal(flow, definitions, start, to)
  if (no) return no
  const isTaken = flow.logic.edges.some(
    ({ from, port }) => from === start.from && port === start.port,
  )
  if (isTaken) ask({ kind: 'port-taken', ...start, to })
  else wire(store, start, to, 'as-well')
  return null
}

export function wire(
  store: EditorStore,
  start: WireStart,
  to: NodeId,
  how: 'instead' | 'as-well',
): void {
  const { document: flow, edit, announce } = store.getState()
  edit((current) => connect(current, start, to, freshIds(current).edge(), how))
  announce(
    texts.connected(
      nameOf(flow, start.from),
      portLabel(flow, start.from, start.port),
      nameOf(flow, to),
    ),
  )
}

/** Deletes nodes; returns the node that the focus should go to. */
export function deleteNodes(store: EditorStore, ids: readonly NodeId[]): NodeId | null {
  const { document: flow, edit, select, announce } = store.getState()
  const [first] = ids
  if (!first) return null
  const next = neighbourAfter(flow, ids)
  edit((current) => removeNodes(current, ids))
  select([])
  announce(
    ids.length === 1
      ? texts.removed(nameOf(flow, first), next && nameOf(flow, next))
      : texts.removedMany(ids.length),
  )
  return next
}

function neighbourAfter(flow: FlowDocument, gone: readonly NodeId[]): NodeId | null {
  const isLeft = (id: NodeId) => !gone.includes(id)
  const touching = flow.logic.edges.filter(
    ({ from, to }) => gone.includes(from) !== gone.includes(to),
  )
  const near = touching.flatMap(({ from, to }) => [from, to]).find(isLeft)
  return near ?? flow.logic.nodes.map(({ id }) => id).find(isLeft) ?? null
}

export function deleteWire(store: EditorStore, id: string): void {
  const { edit, selectEdge, announce } = store.getState()
  edit((flow) =>
    disconnect(
      flow,
      flow.logic.edges.filter((edge) => edge.id === id).map((edge) => edge.id),
    ),
  )
  selectEdge(null)
  announce(texts.removedWire)
}

/** Moves nodes by canvas pixels; repeated moves of the same nodes are one undo step. */
export function nudge(store: EditorStore, ids: readonly NodeId[], by: Position): void {
  const { edit, document: flow, announce } = store.getState()
  const positions = positionsOf(flow)
  const places = ids.flatMap((id) => {
    const at = positions[id]
    return at ? [[id, { x: at.x + by.x, y: at.y + by.y }] as const] : []
  })
  edit((current) => moveNodes(current, Object.fromEntries(places)), `nudge ${ids.join(' ')}`)
  const [first] = ids
  if (first) announce(texts.moved(nameOf(flow, first)))
}

export function duplicate(store: EditorStore, ids: readonly NodeId[]): void {
  putIn(store, pick(store.getState().document, ids))
}

/** Puts a copied part in and chooses it. */
export function putIn(store: EditorStore, part: FlowDocument): void {
  const { document: flow, edit, select, announce } = store.getState()
  const { flow: pasted, added } = paste(flow, part, freshIds(flow), ASIDE)
  edit(() => pasted)
  select(added)
  announce(texts.pasted(added.length))
}
