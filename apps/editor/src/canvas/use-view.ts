import { openingView } from '@chairflow/canvas-kit'
import { type RefObject, useEffect } from 'react'
import { useReactFlow } from 'reactflow'
import { useEditor } from './editor-store.ts'

const MARGIN = 24
const MOVE_MS = 200

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
    const frame = requestAnimationFrame(() => {
      const screen = root.current?.getBoundingClientRect()
      const node = getInternalNode(id)
      if (!screen || !node?.measured.width) return
      const { x, y, zoom } = getViewport()
      const { x: left, y: top } = node.internals.positionAbsolute
      const dx = shift(left * zoom + x, node.measured.width * zoom, screen.width)
      const dy = shift(top * zoom + y, (node.measured.height ?? 0) * zoom, screen.height)
      if (dx === 0 && dy === 0) return
      const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS
      void setViewport({ x: x + dx, y: y + dy, zoom }, { duration })
    })
    return () => cancelAnimationFrame(frame)
  }, [id, root, getViewport, setViewport, getInternalNode])
}

/** How far to move so that a stretch is within the room; its beginning counts more than its end. */
function shift(from: number, size: number, room: number): number {
  if (from < MARGIN) return MARGIN - from
  const over = from + size - (room - MARGIN)
  return over > 0 ? -Math.min(over, from - MARGIN) : 0
}
