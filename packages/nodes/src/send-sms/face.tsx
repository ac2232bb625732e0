import { CardMessage } from '@chairflow/canvas-kit'
import { definition } from './definition.ts'

export function Face({ config }: { readonly config: unknown }) {
  const { message } = config as { readonly message?: string }
  return <CardMessage text={message} otherwise={definition.summarize(config)} />
}
