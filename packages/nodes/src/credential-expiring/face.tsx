import { CardSummary } from '@chairflow/canvas-kit'
import { definition } from './definition.ts'

export function Face({ config }: { readonly config: unknown }) {
  return <CardSummary text={definition.summarize(config)} />
}
