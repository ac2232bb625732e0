import type { ExecutionDetail } from '@chairflow/api'
import type { FlowDocument } from '@chairflow/flow'
import { useHotkeys } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import { lastLineOf, nodeAt, overlayAt } from './replay.ts'

/** Where one looks: at the newest line as it comes, at a chosen line, or at a node. */
type Look =
  | { readonly at: 'newest' }
  | { readonly at: 'line'; readonly seq: number }
  | { readonly at: 'unreached'; readonly nodeId: string; readonly before: Look }

/** The state of a replay and the ways to move in it; `[` and `]` step through the lines. */
export function useReplay(execution: ExecutionDetail, flow: FlowDocument | null) {
  const { journal } = execution
  const [look, setLook] = useState<Look>({ at: 'newest' })
  const seq = seqOf(look) ?? journal.at(-1)?.seq ?? 0
  const index = journal.findIndex((line) => line.seq === seq)

  const goTo = useCallback((to: number) => setLook({ at: 'line', seq: to }), [])
  const goToPosition = (position: number) => {
    const line = journal[Math.min(Math.max(position, 1), journal.length) - 1]
    if (line) goTo(line.seq)
  }
  const selectNode = (nodeId: string | null) => {
    if (nodeId === null) return
    const last = lastLineOf(journal, nodeId)
    setLook(last === null ? { at: 'unreached', nodeId, before: look } : { at: 'line', seq: last })
  }
  useHotkeys([
    ['BracketLeft', () => goToPosition(index), { usePhysicalKeys: true }],
    ['BracketRight', () => goToPosition(index + 2), { usePhysicalKeys: true }],
  ])
  const overlay = useMemo(
    () => (flow ? overlayAt(flow, execution, seq) : null),
    [flow, execution, seq],
  )
  return {
    seq,
    position: index + 1,
    isFollowing: seqOf(look) === null,
    overlay,
    nodeId: look.at === 'unreached' ? look.nodeId : nodeAt(journal, seq),
    isChosen: look.at !== 'newest',
    isUnreached: look.at === 'unreached',
    goTo,
    goToPosition,
    selectNode,
    follow: () => setLook({ at: 'newest' }),
  }
}

function seqOf(look: Look): number | null {
  switch (look.at) {
    case 'newest':
      return null
    case 'line':
      return look.seq
    case 'unreached':
      return seqOf(look.before)
    default:
      return look satisfies never
  }
}
