import type { Execution } from '@chairflow/api'
import { Badge, Group, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { whenWords } from '../flows/when-words.ts'
import { durationWords } from './duration-words.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { texts } from './texts.ts'

/** One execution in the list. */
export function ExecutionCard({ execution }: { readonly execution: Execution }) {
  const { id, flowName, subject, status, outcome, startedAt, endedAt } = execution
  return (
    <li className="cf-flow cf-execution">
      <div className="cf-flow-words">
        <Title order={2} size="md">
          <Link to="/executions/$executionId" params={{ executionId: id }} className="cf-flow-link">
            {flowName}
          </Link>
        </Title>
        <Text size="sm" c="dimmed" title={new Date(startedAt).toLocaleString()}>
          {texts.about(subject)} · {whenWords(Date.parse(startedAt), Date.now())}
          {endedAt && ` · ${texts.took} ${durationWords(startedAt, endedAt)}`}
        </Text>
      </div>
      <Group gap="xs">
        {outcome && <Badge variant="default">{outcome}</Badge>}
        <StatusBadge status={status} />
      </Group>
    </li>
  )
}
