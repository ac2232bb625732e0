import { Button, Container, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { flowsQuery } from '../api.ts'
import { PageFault } from '../shell/PageFault.tsx'
import { ExecutionCard } from './ExecutionCard.tsx'
import { type ExecutionFilter, executionsQuery } from './executions-api.ts'
import './executions.css'
import { statusWords, texts } from './texts.ts'

/** Every execution, newest first; it keeps itself up to date. */
export function ExecutionsPage() {
  const filter = useFilter()
  const query = useInfiniteQuery(executionsQuery(filter))
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  const items = data?.pages.flatMap((page) => page.items)
  return (
    <Container size="lg" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      <Filters filter={filter} />
      {items === undefined ? (
        <Loading />
      ) : items.length === 0 ? (
        <Empty isFiltered={filter.flowId !== null || filter.status !== null} />
      ) : (
        <ul className="cf-flows" aria-live="polite" aria-relevant="additions">
          {items.map((execution) => (
            <ExecutionCard key={execution.id} execution={execution} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          mt="lg"
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
    </Container>
  )
}

/** What is chosen lives in the address, so that it can be shared and gone back to. */
function useFilter(): ExecutionFilter {
  const { flowId, status } = useSearch({ strict: false }) as Partial<Record<string, string>>
  return { flowId: flowId ?? null, status: status ?? null }
}

function Filters({ filter }: { readonly filter: ExecutionFilter }) {
  const { data } = useQuery(flowsQuery)
  const navigate = useNavigate()
  const choose = (change: Partial<ExecutionFilter>) => {
    const next = { ...filter, ...change }
    const search = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null))
    void navigate({ to: '/executions', search: search as never, replace: true })
  }
  const statuses = Object.entries(statusWords).map(([value, label]) => ({ value, label }))
  return (
    <Group mb="lg">
      <Select
        aria-label={texts.flow}
        placeholder={texts.anyFlow}
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.flowId}
        onChange={(flowId) => choose({ flowId })}
        clearable
        clearButtonProps={{ 'aria-label': texts.anyFlow }}
      />
      <Select
        aria-label={texts.status}
        placeholder={texts.anyStatus}
        data={statuses}
        value={filter.status}
        onChange={(status) => choose({ status })}
        clearable
        clearButtonProps={{ 'aria-label': texts.anyStatus }}
      />
    </Group>
  )
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <Stack align="center" gap="xs" className="cf-flows-empty">
      <Title order={2} size="h4">
        {isFiltered ? texts.noneFit : texts.emptyTitle}
      </Title>
      {!isFiltered && (
        <Text c="dimmed" ta="center" maw={420}>
          {texts.emptyBody}
        </Text>
      )}
    </Stack>
  )
}

function Loading() {
  return (
    <Stack aria-busy="true" aria-label={texts.loading}>
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={76} radius="lg" />
      ))}
    </Stack>
  )
}
