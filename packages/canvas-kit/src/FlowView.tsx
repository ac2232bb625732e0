import type { FlowDocument, NodeId } from '@chairflow/flow'
import { useComputedColorScheme } from '@mantine/core'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { Background, ReactFlow, ReactFlowProvider } from 'reactflow'
import 'reactflow/dist/style.css'
import { CanvasControls } from './CanvasControls.tsx'
import type { Definitions, Faces } from './card-data.ts'
import type { CardStatus } from './card-status.ts'
import { cardTypes } from './card-types.ts'
import { arrowDirection, focusCard, focusedCard } from './focus.ts'
import { neighbour } from './neighbour.ts'
import { toReactFlow } from './to-react-flow.ts'

type Props = {
  readonly flow: FlowDocument
  readonly definitions: Definitions
  readonly faces: Faces
  /** What happened; leave out to show the drawing alone. */
  readonly overlay?: {
    readonly nodes: Readonly<Record<string, CardStatus>>
    readonly edges: Readonly<Record<string, 'taken' | 'untaken'>>
  }
  readonly selectedNodeId?: string | null
  readonly onSelectNode?: (nodeId: NodeId | null) => void
  /** What a screen reader calls the drawing. */
  readonly label: string
}

/** A flow to look at: pan, zoom, choose a node by pointer, arrow keys or Enter; nothing moves. */
export function FlowView(props: Props) {
  return (
    <ReactFlowProvider>
      <View {...props} />
    </ReactFlowProvider>
  )
}

function View({ flow, definitions, faces, overlay, selectedNodeId, onSelectNode, label }: Props) {
  const colorMode = useComputedColorScheme()
  const root = useRef<HTMLDivElement>(null)
  const { nodes, edges } = useMemo(
    () => toReactFlow(flow, definitions, { faces, ...overlay }),
    [flow, definitions, faces, overlay],
  )
  const shown = useMemo(
    () => nodes.map((node) => (node.id === selectedNodeId ? { ...node, selected: true } : node)),
    [nodes, selectedNodeId],
  )
  const select = (id: string) =>
    onSelectNode?.(flow.logic.nodes.find((node) => node.id === id)?.id ?? null)

  const onKeyDown = (event: KeyboardEvent) => {
    const id = focusedCard(event.target)
    const direction = arrowDirection(event.key)
    if (!id) return
    if (event.key === 'Enter' || event.key === ' ') select(id)
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
      onNodeClick={(_event, node) => select(node.id)}
      onPaneClick={() => onSelectNode?.(null)}
      onKeyDown={onKeyDown}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      minZoom={0.2}
      maxZoom={1.6}
      fitView
      fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
    >
      <Background gap={22} />
      <CanvasControls />
    </ReactFlow>
  )
}
