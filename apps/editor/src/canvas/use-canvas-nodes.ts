import { type CanvasExtra, type CardNode, toReactFlow } from '@chairflow/canvas-kit'
import type { FlowDocument, NodeId } from '@chairflow/flow'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { applyNodeChanges, type NodeChange } from 'reactflow'
import { definitions, faces } from './catalog.ts'
import { useEditor, useEditorStore } from './editor-store.ts'

type Problems = NonNullable<CanvasExtra['problems']>

/**
 * The cards as React Flow holds them: places while they are dragged, sizes on the screen. The
 * document learns of a move only when the drag ends.
 */
export function useCanvasNodes(flow: FlowDocument, problems: Problems) {
  const store = useEditorStore()
  const selected = useEditor((state) => state.selected)
  const selectedEdge = useEditor((state) => state.selectedEdge)
  const drawn = useMemo(
    () => toReactFlow(flow, definitions, { faces, problems, isEditable: true }),
    [flow, problems],
  )
  const [nodes, setNodes] = useState<CardNode[]>(drawn.nodes)
  useEffect(() => {
    setNodes((before) => merged(before, drawn.nodes, selected))
  }, [drawn, selected])

  const edges = useMemo(
    () =>
      drawn.edges.map((edge) => (edge.id === selectedEdge ? { ...edge, selected: true } : edge)),
    [drawn, selectedEdge],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const choices = changes.filter((change) => change.type === 'select')
      const others = changes.filter((change) => change.type !== 'select')
      if (others.length > 0) setNodes((before) => applyNodeChanges(others, before))
      if (choices.length === 0) return
      const { selected: before, select } = store.getState()
      select(chosenAfter(before, choices))
    },
    [store],
  )
  return { nodes, edges, onNodesChange }
}

function chosenAfter(
  before: readonly NodeId[],
  choices: readonly { readonly id: string; readonly selected: boolean }[],
): readonly NodeId[] {
  const chosen = new Set<string>(before)
  for (const { id, selected } of choices) {
    if (selected) chosen.add(id)
    else chosen.delete(id)
  }
  return [...chosen] as NodeId[]
}

/** One tab stop: the chosen card, else the first; arrow keys reach the others. */
function merged(
  before: readonly CardNode[],
  drawn: readonly CardNode[],
  selected: readonly NodeId[],
): CardNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const stop = selected[0] ?? drawn[0]?.id
  return drawn.map((node) => ({
    ...known.get(node.id),
    ...node,
    selected: selected.some((id) => id === node.id),
    domAttributes: { tabIndex: node.id === stop ? 0 : -1 },
  }))
}
