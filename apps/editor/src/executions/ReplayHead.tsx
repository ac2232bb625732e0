import type { ExecutionDetail } from '@chairflow/api'
import { Anchor, Badge, Group, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { CancelButton } from './CancelButton.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import { texts } from './texts.ts'

/** Which flow, which version, for whom, and how it stands. */
export function ReplayHead({ execution }: { readonly execution: ExecutionDetail }) {
  const { flowName, version, status, outcome, subject, startedAt } = execution
  const isOpen = status === 'running' || status === 'waiting'
  return (
    <header className="cf-replay-head">
      <Anchor component={Link} to="/executions" size="sm" display="inline-flex">
        <IconArrowLeft size={16} aria-hidden="true" /> {texts.back}
      </Anchor>
      <Group justify="space-between" mt={4}>
        <Group gap="sm">
          <Title order={1} size="h3">
            {flowName}
          </Title>
          <StatusBadge status={status} />
          {outcome && <Badge variant="default">{texts.outcome(outcome)}</Badge>}
        </Group>
        {isOpen && <CancelButton id={execution.id} />}
      </Group>
      <Text size="sm" c="dimmed" mt={2}>
        {texts.version(version)} · {texts.about(subject)} · {texts.started}{' '}
        {new Date(startedAt).toLocaleString()}
      </Text>
    </header>
  )
}
