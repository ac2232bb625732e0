import type { Service } from '@chairflow/scheduling'
import type { PlaceDraft } from './place-draft.ts'

/** Of one part of the form. */
export type FieldsProps = {
  readonly service: Service
  readonly draft: PlaceDraft
  readonly change: (some: Partial<PlaceDraft>) => void
}
