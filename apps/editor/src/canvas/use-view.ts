import { openingView } from '@chairflow/canvas-kit'
import { type RefObject, useEffect } from 'react'
import { type InternalNode, useReactFlow, type Viewport } from 'reactflow'
import { useEditor } from './editor-store.ts'

/** More than the strip at the border where dragging a wire moves the canvas. */
const MARGIN = 64

/** Where the canvas looks: at the readable beginning first, later wherever the chosen card is. */
export function useView(root: RefObject<HTMLElement | null>) {
  const { getNodes, getNodesBounds, setViewport } = useReactFlow()
  useChosenInView(root)
  return () => {
    const screen = root.current?.getBoundingClientRect()
    const nodes = getNodes()
    if (screen && nodes.length > 0) void setViewport(openingView(getNodesBounds(nodes), screen))
  }
}

/** The panel beside the canvas must not hide the card it is about. */
function useChosenInView(root: RefObject<HTMLElement | null>) {
  const selected = useEditor((state) => state.selected)
  const { getViewport, setViewport, getInternalNode } = useReactFlow()
  const [only] = selected
  const id = selected.length === 1 ? only : undefined
  useEffect(() => {
    if (!id) return
    let frame = 0
    const look = () => {
      const node = getInternalNode(id)
      if (!root.current) return
      if (node?.measured.width) {
        const view = viewOf(node, getViewport(), root.current.getBoundingClientRect())
        if (view) void setViewport(view)
      } else {
        // A new card has no size before it is drawn.
        frame = requestAnimationFrame(look)
      }
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [id, root, getViewport, setViewport, getInternalNode])
}

/** The view moved just as far as it takes to see a card; null when it is seen already. */
function viewOf(node: InternalNode, { x, y, zoom }: Viewport, screen: DOMRect): Viewport | null {
  const { width = 0, height = 0 } = node.measured
  const { x: left, y: top } = node.internals.positionAbsolute
  const dx = shift(left * zoom + x, width * zoom, screen.width)
  const dy = shift(top * zoom + y, height * zoom, screen.height)
  return dx === 0 && dy === 0 ? null : { x: x + dx, y: y + dy, zoom }
}

/** How far to move so that a stretch is within the room; its beginning counts more than its end. */
function shift(from: number, size: number, room: number): number {
  if (from < MARGIN) return MARGIN - from
  const over = from + size - (room - MARGIN)
  return over > 0 ? -Math.min(over, from - MARGIN) : 0
}
