import { lintFlow, type Problem } from '@chairflow/flow'
import { useDebouncedValue } from '@mantine/hooks'
import { createContext, useContext, useMemo } from 'react'
import { nodeTypes } from './catalog.ts'
import { useEditor } from './editor-store.ts'

const LINT_AFTER_MS = 150

export const ProblemsContext = createContext<readonly Problem[]>([])

/** What the linter says about the flow as drawn, shortly after each change of its logic. */
export function useLint(): readonly Problem[] {
  const flow = useEditor((state) => state.document)
  const [settled] = useDebouncedValue(flow, LINT_AFTER_MS)
  // biome-ignore lint/correctness/useExhaustiveDependencies: moving a card changes no logic
  return useMemo(() => lintFlow(settled, nodeTypes, {}), [settled.logic])
}

export const useProblems = () => useContext(ProblemsContext)

/** Problems of one node. */
export function useProblemsOf(nodeId: string): readonly Problem[] {
  const problems = useProblems()
  return useMemo(() => problems.filter((problem) => problem.nodeId === nodeId), [problems, nodeId])
}

/** How many problems each card shows. */
export function countByNode(problems: readonly Problem[]) {
  const counts: Record<string, { readonly count: number; readonly hasErrors: boolean }> = {}
  for (const { nodeId, severity } of problems) {
    if (nodeId === undefined) continue
    const before = counts[nodeId]
    counts[nodeId] = {
      count: (before?.count ?? 0) + 1,
      hasErrors: before?.hasErrors === true || severity === 'error',
    }
  }
  return counts
}
