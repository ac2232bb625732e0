import { CardMessage, CardSummary } from '@chairflow/canvas-kit'
import { definition } from './definition.ts'

export function Face({ config }: { readonly config: unknown }) {
  const { question } = config as { readonly question?: string }
  const summary = definition.summarize(config)
  return (
    <>
      {question && <CardMessage text={question} otherwise={summary} />}
      <CardSummary text={summary} />
    </>
  )
}
