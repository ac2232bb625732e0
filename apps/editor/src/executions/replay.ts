import type { ExecutionDetail, JournalLine } from '@chairflow/api'
import type { CardStatus } from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'

/** What is laid over the drawing: how far the execution had come. */
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
  const reached = lines.reduce(reach, new Map<string, CardStatus>())
  if (lines.length === journal.length) {
    for (const { nodeId } of activeNodes) reached.set(nodeId, 'active')
  }
  return {
    nodes: Object.fromEntries(flow.logic.nodes.map(({ id }) => [id, reached.get(id) ?? 'untaken'])),
    edges: Object.fromEntries(
      flow.logic.edges.map(({ id }) => [id, taken.has(id) ? 'taken' : 'untaken']),
    ),
  }
}

type Reached = Map<string, CardStatus>

function reach(so: Reached, { kind, nodeId }: JournalLine): Reached {
  if (kind === 'failed' || kind === 'cancelled') interrupt(so)
  if (nodeId === null) return so
  if (kind === 'entered') return so.set(nodeId, 'active')
  if (kind === 'failed') return so.set(nodeId, 'failed')
  if (kind === 'left' || kind === 'ended') return so.set(nodeId, 'taken')
  // A step that was left may still hear late answers; that does not wake it.
  return so.has(nodeId) ? so : so.set(nodeId, 'taken')
}

/** Where the execution stood when it was stopped: reached, yet neither done nor working. */
function interrupt(so: Reached) {
  for (const [id, status] of so) if (status === 'active') so.set(id, 'idle')
}

/** Where the execution was at a line: the node of that line or, if it names none, the one before. */
export const nodeAt = (journal: readonly JournalLine[], seq: number): string | null =>
  journal.findLast((line) => line.seq <= seq && line.nodeId !== null)?.nodeId ?? null

/** The last thing that happened at a node; null when it was never reached. */
export const lastLineOf = (journal: readonly JournalLine[], nodeId: string): number | null =>
  journal.findLast((line) => line.nodeId === nodeId)?.seq ?? null
