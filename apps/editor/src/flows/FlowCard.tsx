import type { FlowSummary } from '@chairflow/api'
import { Badge, Group, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { PausedBadge } from '../operate/PausedBadge.tsx'
import { FlowMenu } from './FlowMenu.tsx'
import { texts } from './texts.ts'
import { whenWords } from './when-words.ts'

/** One flow: what it is called, whether it is live, what runs, what is missing. */
export function FlowCard({ flow }: { readonly flow: FlowSummary }) {
  return (
    <li className="cf-flow">
      <div className="cf-flow-words">
        <Title order={2} size="md">
          <Link to="/flows/$flowId" params={{ flowId: flow.id }} className="cf-flow-link">
            {flow.name}
          </Link>
        </Title>
        {flow.description && (
          <Text size="sm" c="dimmed" lineClamp={2}>
            {flow.description}
          </Text>
        )}
        <Text size="xs" c="dimmed" mt={4} title={new Date(flow.updatedAt).toLocaleString()}>
          {texts.changed(whenWords(Date.parse(flow.updatedAt), Date.now()))}
        </Text>
      </div>
      <Facts flow={flow} />
      <FlowMenu flow={flow} />
    </li>
  )
}

function Facts({ flow }: { readonly flow: FlowSummary }) {
  const { published, hasUnpublishedChanges, inFlight, errors, warnings } = flow
  return (
    <Group gap="xs" className="cf-flow-facts">
      <PausedBadge flow={flow} />
      {inFlight > 0 && (
        <Badge variant="default" leftSection={<IconPlayerPlay size={12} />}>
          {texts.inFlight(inFlight)}
        </Badge>
      )}
      {errors > 0 && (
        <Badge color="clay" variant="filled" leftSection={<IconAlertTriangle size={12} />}>
          {texts.errors(errors)}
        </Badge>
      )}
      {errors === 0 && warnings > 0 && <Badge variant="default">{texts.warnings(warnings)}</Badge>}
      {published ? (
        <Badge variant={hasUnpublishedChanges ? 'outline' : 'light'}>
          {(hasUnpublishedChanges ? texts.differs : texts.live)(published.version)}
        </Badge>
      ) : (
        <Badge variant="outline" color="ink">
          {texts.draft}
        </Badge>
      )}
    </Group>
  )
}
