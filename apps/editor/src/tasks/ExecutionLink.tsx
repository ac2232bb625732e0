import type { Task } from '@chairflow/api'
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { texts } from './texts.ts'

/** From a task to the execution that asked, if one did. */
export function ExecutionLink({ task: { executionId, title } }: { readonly task: Task }) {
  if (executionId === null) return null
  return (
    <Anchor
      size="sm"
      lh="24px"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/executions/$executionId"
          params={{ executionId }}
          aria-label={texts.seeOf(title)}
        />
      )}
    >
      {texts.see}
    </Anchor>
  )
}
