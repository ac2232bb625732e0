import {
  arrowDirection,
  CARD_WIDTH,
  CanvasControls,
  cardTypes,
  focusCard,
  focusedCard,
  neighbour,
  toReactFlow,
} from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'
import { useComputedColorScheme } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Background, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from 'reactflow'
import 'reactflow/dist/style.css'
import { definitions, faces } from '../canvas/catalog.ts'
import type { Overlay } from './replay.ts'

type Props = {
  readonly flow: FlowDocument
  readonly overlay: Overlay
  readonly selectedNodeId: string | null
  /** Brought into view when it changes; null leaves the view alone. */
  readonly followedNodeId: string | null
  readonly onSelectNode: (nodeId: string | null) => void
  /** What a screen reader calls the drawing. */
  readonly label: string
}

/** The drawing that ran, with the way that was taken; it looks where the journal is. */
export function ReplayCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  )
}

function Drawing({ flow, overlay, selectedNodeId, followedNodeId, onSelectNode, label }: Props) {
  const colorMode = useComputedColorScheme()
  const root = useRef<HTMLDivElement>(null)
  const { nodes, edges } = useMemo(
    () => toReactFlow(flow, definitions, { faces, ...overlay }),
    [flow, overlay],
  )
  const shown = useMemo(
    () => nodes.map((node) => (node.id === selectedNodeId ? { ...node, selected: true } : node)),
    [nodes, selectedNodeId],
  )
  const [opensWhole] = useState(followedNodeId === null)
  useFollow(followedNodeId)

  const onKeyDown = (event: KeyboardEvent) => {
    const id = focusedCard(event.target)
    const direction = arrowDirection(event.key)
    if (!id) return
    if (event.key === 'Enter' || event.key === ' ') onSelectNode(id)
    else if (direction) focusCard(root.current, neighbour(flow, id, direction))
    else return
    event.preventDefault()
  }

  return (
    <ReactFlow
      ref={root}
      className="cf-canvas"
      aria-label={label}
      nodes={shown}
      edges={edges}
      nodeTypes={cardTypes}
      colorMode={colorMode}
      onNodeClick={(_event, node) => onSelectNode(node.id)}
      onKeyDown={onKeyDown}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      minZoom={0.2}
      maxZoom={1.6}
      fitView={opensWhole}
      fitViewOptions={WHOLE}
    >
      <Background gap={22} />
      <CanvasControls />
    </ReactFlow>
  )
}

const WHOLE = { padding: 0.08, maxZoom: 1 }
const READABLE_ZOOM = 0.7
/** Of a card that is not drawn yet. */
const USUAL_HEIGHT = 180
const MOVE_MS = 250

/** Moves the view to a card, close enough to read it. */
function useFollow(nodeId: string | null) {
  const { getInternalNode, getZoom, setCenter } = useReactFlow()
  const isReady = useStore(({ width, panZoom }) => width > 0 && panZoom !== null)
  useEffect(() => {
    const node = isReady && nodeId !== null ? getInternalNode(nodeId) : undefined
    if (!node) return
    const x = node.position.x + CARD_WIDTH / 2
    const y = node.position.y + (node.measured.height ?? USUAL_HEIGHT) / 2
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS
    void setCenter(x, y, { zoom: Math.max(getZoom(), READABLE_ZOOM), duration })
  }, [nodeId, isReady, getInternalNode, getZoom, setCenter])
}
