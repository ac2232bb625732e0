import {
  arrowDirection,
  type Direction,
  focusCard,
  focusedCard,
  neighbour,
} from '@chairflow/canvas-kit'
import type { NodeId } from '@chairflow/flow'
import type { KeyboardEvent, RefObject } from 'react'
import { deleteNodes, deleteWire, duplicate, nodeOf, nudge } from './commands.ts'
import { type EditorStore, useEditorStore } from './editor-store.ts'
import { focusSettings } from './focus-settings.ts'

const STEP = 24
const BY = {
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
} as const satisfies Record<Direction, unknown>

type Target = {
  readonly store: EditorStore
  readonly root: HTMLElement | null
  /** The card with the focus. */
  readonly id: NodeId | null
  /** The chosen cards, or the one with the focus. */
  readonly ids: readonly NodeId[]
}

/** What keys do on the canvas; fields elsewhere keep their own keys. */
export function useCanvasKeys(root: RefObject<HTMLElement | null>) {
  const store = useEditorStore()
  return (event: KeyboardEvent) => {
    const target = targetOf(store, root.current, event)
    const isHandled = isTyping(event) ? false : onArrow(event, target) || onCommand(event, target)
    if (isHandled) event.preventDefault()
  }
}

function targetOf(store: EditorStore, root: HTMLElement | null, event: KeyboardEvent): Target {
  const { document: flow, selected } = store.getState()
  const focused = focusedCard(event.target)
  const id = focused === null ? null : (nodeOf(flow, focused)?.id ?? null)
  const ids = id === null || selected.includes(id) ? selected : [id]
  return { store, root, id, ids }
}

function onArrow(event: KeyboardEvent, { store, root, id, ids }: Target): boolean {
  const direction = arrowDirection(event.key)
  if (!direction || !id) return false
  if ((event.ctrlKey || event.metaKey) && event.shiftKey) {
    nudge(store, ids, BY[direction])
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  focusCard(root, neighbour(store.getState().document, id, direction))
  return true
}

function onCommand(event: KeyboardEvent, target: Target): boolean {
  const command = event.ctrlKey || event.metaKey ? WITH_CTRL[event.key] : PLAIN[event.key]
  return command?.(target) ?? false
}

type Command = (target: Target) => boolean

const remove: Command = ({ store, root, ids }) => {
  const { selectedEdge } = store.getState()
  if (selectedEdge !== null) deleteWire(store, selectedEdge)
  else if (ids.length > 0) focusAfterDrawing(root, deleteNodes(store, ids))
  else return false
  return true
}

const open: Command = ({ store, id }) => {
  if (!id) return false
  store.getState().select([id])
  focusSettings()
  return true
}

const connectFrom: Command = ({ store, id, ids }) => {
  const from = id ?? ids[0]
  if (!from) return false
  store.getState().ask({ kind: 'connect', from, port: null })
  return true
}

const PLAIN: Readonly<Record<string, Command | undefined>> = {
  Delete: remove,
  Backspace: remove,
  Enter: open,
  ' ': open,
  c: connectFrom,
  C: connectFrom,
  Escape: ({ store }) => {
    store.getState().select([])
    return true
  },
}

const WITH_CTRL: Readonly<Record<string, Command | undefined>> = {
  d: ({ store, ids }) => {
    if (ids.length > 0) duplicate(store, ids)
    return ids.length > 0
  },
  a: ({ store }) => {
    const { document: flow, select } = store.getState()
    select(flow.logic.nodes.map(({ id }) => id))
    return true
  },
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** The card may be drawn anew, so the focus goes there after the next frame. */
export function focusAfterDrawing(root: HTMLElement | null, id: NodeId | null): void {
  requestAnimationFrame(() => {
    if (!focusCard(root, id)) root?.focus()
  })
}
