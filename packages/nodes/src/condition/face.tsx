import { CardRules } from '@chairflow/canvas-kit'
import { definition } from './definition.ts'

export function Face({ config }: { readonly config: unknown }) {
  const { rules } = config as { readonly rules?: unknown }
  return <CardRules rules={rules} otherwise={definition.summarize(config)} />
}
