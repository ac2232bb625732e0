import type { Execution } from '@chairflow/api'
import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { changeWords } from './list-changes.ts'

/** Says aloud, politely, what a new reading of the list changed. */
export function ListNews({ executions }: { readonly executions: readonly Execution[] }) {
  const [{ known, words }, setNews] = useState({ known: executions, words: '' })
  const isReadAgain = executions.some((item, index) => item !== known[index])
  if (isReadAgain) setNews({ known: executions, words: changeWords(known, executions) || words })
  return <VisuallyHidden role="status">{words}</VisuallyHidden>
}
