import type { Alert } from '@chairflow/api'
import { Container, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { PageFault } from '../shell/PageFault.tsx'
import { AlertCard } from './AlertCard.tsx'
import './alerts.css'
import { openAlertsQuery } from './alerts-api.ts'
import { ClosedAlerts } from './ClosedAlerts.tsx'
import { texts } from './texts.ts'

/** What is not as it should be, once for each cause, and what is over by now. */
export function AlertsPage() {
  const { data, error, refetch } = useQuery(openAlertsQuery)
  const heading = useRef<HTMLHeadingElement>(null)
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  return (
    <Container size="sm" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2" ref={heading} tabIndex={-1} className="cf-alerts-title">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      {data ? (
        <OpenAlerts alerts={data.items} onNoted={() => heading.current?.focus()} />
      ) : (
        <Loading />
      )}
      <ClosedAlerts />
    </Container>
  )
}

type OpenProps = {
  readonly alerts: readonly Alert[]
  /** The button is about to go, and the focus with it. */
  readonly onNoted: () => void
}

function OpenAlerts({ alerts, onNoted }: OpenProps) {
  return (
    <>
      <VisuallyHidden role="status">{texts.openAlerts(alerts.length)}</VisuallyHidden>
      {alerts.length === 0 ? (
        <Empty />
      ) : (
        <ul className="cf-alerts" aria-label={texts.open}>
          {alerts.map((alert) => (
            <li key={alert.id}>
              <AlertCard alert={alert} onNoted={onNoted} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Empty() {
  return (
    <Stack align="center" gap="xs" className="cf-alerts-empty">
      <IconCircleCheck size={44} stroke={1.4} color="var(--cf-accent)" aria-hidden="true" />
      <Title order={2} size="h4">
        {texts.empty}
      </Title>
      <Text c="dimmed" ta="center">
        {texts.emptyBody}
      </Text>
    </Stack>
  )
}

function Loading() {
  return (
    <Stack aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      <Skeleton height={170} radius="lg" />
      <Skeleton height={170} radius="lg" />
    </Stack>
  )
}
