import type { EdgeId, NodeId } from '@chairflow/flow'
import type { JsonObject } from '@chairflow/node-kit'

/** One line of the journal before the host numbers and chains it. */
export type JournalDraft = {
  readonly kind: JournalKind
  readonly nodeId: NodeId | null
  readonly port: string | null
  readonly edgeIds: readonly EdgeId[]
  /** A sentence with the reason. */
  readonly text: string
  readonly actor: string
  readonly data: JsonObject | null
}

export type JournalKind =
  | 'queued'
  | 'started'
  | 'restarted'
  | 'retried'
  | 'moved'
  | 'event'
  | 'entered'
  | 'arrived'
  | 'decided'
  | 'left'
  | 'ended'
  | 'finished'
  | 'failed'
  | 'cancelled'
  | 'claim'
  | 'note'

export function journalLine(
  kind: JournalKind,
  text: string,
  more: Partial<Omit<JournalDraft, 'kind' | 'text'>> = {},
): JournalDraft {
  return {
    kind,
    text,
    nodeId: null,
    port: null,
    edgeIds: [],
    actor: 'chairflow',
    data: null,
    ...more,
  }
}
