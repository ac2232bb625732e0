import type { ExecutionDetail, JournalLine } from '@chairflow/api'
import type { CardStatus } from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'

export type Overlay = {
  readonly nodes: Readonly<Record<string, CardStatus>>
  readonly edges: Readonly<Record<string, 'taken' | 'untaken'>>
}

/** The path as it was lit when a line of the journal was written; the last line shows it all. */
export function overlayAt(
  flow: FlowDocument,
  { journal, activeNodes }: Pick<ExecutionDetail, 'journal' | 'activeNodes'>,
  seq: number,
): Overlay {
  const lines = journal.filter((line) => line.seq <= seq)
  const taken = new Set(lines.flatMap(({ edgeIds }) => edgeIds))
  const reached = new Set(lines.flatMap(({ nodeId }) => nodeId ?? []))
  const isLast = lines.length === journal.length
  const active = new Set(isLast ? activeNodes.map(({ nodeId }) => nodeId) : activeAt(lines))
  const failed = new Set(lines.filter(({ kind }) => kind === 'failed').map(({ nodeId }) => nodeId))
  return {
    nodes: Object.fromEntries(
      flow.logic.nodes.map(({ id }) => [id, statusOf(id, { reached, active, failed })]),
    ),
    edges: Object.fromEntries(
      flow.logic.edges.map(({ id }) => [id, taken.has(id) ? 'taken' : 'untaken']),
    ),
  }
}

type Sets = {
  readonly reached: ReadonlySet<string>
  readonly active: ReadonlySet<string>
  readonly failed: ReadonlySet<string | null>
}

function statusOf(id: string, { reached, active, failed }: Sets): CardStatus {
  if (failed.has(id)) return 'failed'
  if (active.has(id)) return 'active'
  return reached.has(id) ? 'taken' : 'untaken'
}

/** Entered and not yet left. */
function activeAt(lines: readonly JournalLine[]): readonly string[] {
  const open = new Set<string>()
  for (const { kind, nodeId } of lines) {
    if (nodeId === null) continue
    if (kind === 'entered') open.add(nodeId)
    if (kind === 'left' || kind === 'ended' || kind === 'failed') open.delete(nodeId)
  }
  return [...open]
}

export type Candidate = {
  readonly id: string
  readonly name: string
  readonly chosen: boolean
  readonly reasons: readonly string[]
}

/** Who was considered at a line, if it was a choice between people. */
export function candidatesOf({ data }: JournalLine): readonly Candidate[] {
  const { candidates } = (data ?? {}) as { readonly candidates?: unknown }
  return Array.isArray(candidates) ? (candidates as readonly Candidate[]) : []
}
