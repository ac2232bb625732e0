import type { RecordKind } from '@chairflow/scheduling'

/** One record as it was and as it is; null before it was added and after it was removed. */
export type RecordChange = {
  readonly kind: RecordKind
  readonly id: string
  /** What people call it, e.g. "NP Martinez" or "Neurotoxin certificate of NP Martinez". */
  readonly name: string
  readonly before: object | null
  readonly after: object | null
}
