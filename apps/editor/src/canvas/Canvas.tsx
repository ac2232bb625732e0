import {
  CanvasActionsContext,
  type CardEdge,
  type CardNode,
  cardTypes,
} from '@chairflow/canvas-kit'
import type { EdgeId } from '@chairflow/flow'
import { useComputedColorScheme } from '@mantine/core'
import { type DragEvent, useCallback, useMemo, useRef } from 'react'
import { Background, MiniMap, ReactFlow, useReactFlow } from 'reactflow'
import 'reactflow/dist/style.css'
import { CanvasTools } from './CanvasTools.tsx'
import { addStep, nodeOf } from './commands.ts'
import { useEditor, useEditorStore } from './editor-store.ts'
import { moveNodes } from './edits.ts'
import { focusSettings } from './focus-settings.ts'
import { DRAGGED_TYPE } from './Palette.tsx'
import { StartHint } from './StartHint.tsx'
import { texts } from './texts.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useCanvasNodes } from './use-canvas-nodes.ts'
import { useConnecting } from './use-connecting.ts'
import { countByNode, useProblems } from './use-problems.ts'
import { useView } from './use-view.ts'

/** Below this a map only covers cards. */
const MAP_FROM_NODES = 8

/** Where an empty canvas looks, so that the first card does not stand in the corner. */
const EMPTY_VIEW = { x: 72, y: 120, zoom: 1 }

/** The drawing of the flow that is being edited. */
export function Canvas({ isNarrow }: { readonly isNarrow: boolean }) {
  const store = useEditorStore()
  const flow = useEditor((state) => state.document)
  const selectEdge = useEditor((state) => state.selectEdge)
  const root = useRef<HTMLDivElement>(null)
  const colorMode = useComputedColorScheme()
  const problems = useProblems()
  const counts = useMemo(() => countByNode(problems), [problems])
  const { nodes, edges, onNodesChange } = useCanvasNodes(flow, counts)
  const connecting = useConnecting()
  const showStart = useView(root)
  const onKeyDown = useCanvasKeys(root)
  const dropping = useDropping()
  const isPanelOpen = useEditor((state) => state.selected.length === 1)
  const hasMap = !isNarrow && !isPanelOpen && nodes.length >= MAP_FROM_NODES
  const actions = useMemo(
    () => ({
      onPort: (id: string, port: string) => {
        const node = nodeOf(store.getState().document, id)
        if (node) store.getState().ask({ kind: 'connect', from: node.id, port })
      },
    }),
    [store],
  )
  const onMoved = useCallback(
    (_event: unknown, _node: unknown, moved: readonly CardNode[]) =>
      store
        .getState()
        .edit((current) =>
          moveNodes(current, Object.fromEntries(moved.map(({ id, position }) => [id, position]))),
        ),
    [store],
  )
  return (
    <section className="cf-canvas-region" aria-label={texts.canvas(flow.name)}>
      <CanvasActionsContext value={actions}>
        <ReactFlow<CardNode, CardEdge>
          ref={root}
          className="cf-canvas"
          aria-label={texts.canvas(flow.name)}
          tabIndex={-1}
          nodes={nodes}
          edges={edges}
          nodeTypes={cardTypes}
          colorMode={colorMode}
          onNodesChange={onNodesChange}
          onNodeDragStop={onMoved}
          onSelectionDragStop={(event, moved) => onMoved(event, null, moved)}
          onNodeDoubleClick={focusSettings}
          onEdgeClick={(_event, edge) => selectEdge(edge.id)}
          onPaneClick={() => selectEdge(null)}
          onKeyDown={onKeyDown}
          {...connecting}
          {...dropping}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          connectionRadius={36}
          autoPanSpeed={5}
          selectNodesOnDrag={false}
          minZoom={0.2}
          maxZoom={1.6}
          defaultViewport={EMPTY_VIEW}
          onInit={showStart}
        >
          <Background gap={22} />
          <CanvasTools />
          {hasMap && (
            <MiniMap
              pannable
              zoomable
              ariaLabel={null}
              style={{ width: 150, height: 96 }}
              nodeColor="var(--cf-edge)"
            />
          )}
        </ReactFlow>
      </CanvasActionsContext>
      {flow.logic.nodes.length === 0 && <StartHint />}
    </section>
  )
}

/** A step dropped from the palette; on a wire it goes into the wire. */
function useDropping() {
  const store = useEditorStore()
  const { screenToFlowPosition } = useReactFlow()
  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(DRAGGED_TYPE)
    if (!type) return
    event.preventDefault()
    const at = screenToFlowPosition({ x: event.clientX - 40, y: event.clientY - 28 })
    const wire = event.target instanceof Element ? event.target.closest('.react-flow__edge') : null
    const into = wire?.getAttribute('data-id')
    addStep(store, type, into ? { at, into: into as EdgeId } : { at })
  }
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(DRAGGED_TYPE)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }
  return { onDrop, onDragOver }
}
