import type { FlowSummary } from '@chairflow/api'
import {
  Button,
  Container,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconSitemap } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { flowsQuery } from '../api.ts'
import { PageFault } from '../shell/PageFault.tsx'
import { FlowCard } from './FlowCard.tsx'
import './flows.css'
import { ImportButton } from './ImportButton.tsx'
import { NewFlowDialog } from './NewFlowDialog.tsx'
import { texts } from './texts.ts'

/** All flows of the practice, and the ways to get another. */
export function FlowsPage() {
  const { data, error, refetch } = useQuery(flowsQuery)
  const [isAsking, asking] = useDisclosure(false)
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  const newFlow = (
    <Button leftSection={<IconPlus size={17} />} onClick={asking.open}>
      {texts.newFlow}
    </Button>
  )
  return (
    <Container size="lg" py={{ base: 'lg', sm: 40 }}>
      <Group justify="space-between" align="flex-end" mb="xl">
        <div>
          <Title order={1} size="h2">
            {texts.title}
          </Title>
          <Text c="dimmed" mt={4}>
            {texts.lead}
          </Text>
        </div>
        {data && data.items.length > 0 && (
          <Group gap="xs">
            <ImportButton />
            {newFlow}
          </Group>
        )}
      </Group>
      {data ? <List flows={data.items} whenEmpty={newFlow} /> : <Loading />}
      <NewFlowDialog isOpen={isAsking} onClose={asking.close} />
    </Container>
  )
}

type ListProps = { readonly flows: readonly FlowSummary[]; readonly whenEmpty: ReactNode }

function List({ flows, whenEmpty }: ListProps) {
  if (flows.length === 0) return <Empty>{whenEmpty}</Empty>
  return (
    <ul className="cf-flows">
      {flows.map((flow) => (
        <FlowCard key={flow.id} flow={flow} />
      ))}
    </ul>
  )
}

function Empty({ children }: { readonly children: ReactNode }) {
  return (
    <Stack align="center" gap="xs" className="cf-flows-empty">
      <IconSitemap size={44} stroke={1.4} color="var(--cf-accent)" aria-hidden="true" />
      <Title order={2} size="h4">
        {texts.emptyTitle}
      </Title>
      <Text c="dimmed" ta="center" maw={420} mb="md">
        {texts.emptyBody}
      </Text>
      {children}
      <ImportButton />
    </Stack>
  )
}

function Loading() {
  return (
    <Stack aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={92} radius="lg" />
      ))}
    </Stack>
  )
}
