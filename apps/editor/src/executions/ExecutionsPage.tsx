import type { Execution } from '@chairflow/api'
import { Button, Container, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PageFault } from '../shell/PageFault.tsx'
import { ExecutionFilters } from './ExecutionFilters.tsx'
import { ExecutionRow } from './ExecutionRow.tsx'
import './executions.css'
import { FilteredActions } from './FilteredActions.tsx'
import { type Filter, readFilter, writeFilter } from './filter.ts'
import { ListNews } from './ListNews.tsx'
import { executionsQuery } from './queries.ts'
import { texts } from './texts.ts'

/** Every time a flow ran; the list keeps itself up to date. */
export function ExecutionsPage() {
  const [filter, setFilter] = useFilter()
  const query = useInfiniteQuery(executionsQuery(filter))
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  const executions = data?.pages.flatMap(({ items }) => items)
  return (
    <Container size="lg" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      <ExecutionFilters filter={filter} onChange={setFilter} />
      <FilteredActions filter={filter} onChange={setFilter} />
      {executions && !query.isPlaceholderData && (
        <ListNews key={JSON.stringify(filter)} executions={executions} />
      )}
      {executions ? <Rows executions={executions} filter={filter} /> : <Loading />}
      {hasNextPage && (
        <Stack align="center" mt="lg">
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {texts.more}
          </Button>
        </Stack>
      )}
    </Container>
  )
}

function useFilter() {
  const filter = readFilter(useSearch({ strict: false }))
  const navigate = useNavigate()
  const setFilter = (next: Filter) =>
    void navigate({ to: '/executions', search: writeFilter(next), replace: true })
  return [filter, setFilter] as const
}

type RowsProps = { readonly executions: readonly Execution[]; readonly filter: Filter }

function Rows({ executions, filter }: RowsProps) {
  if (executions.length === 0)
    return <Empty isFiltered={Object.values(filter).some((value) => value !== null)} />
  return (
    <>
      <div className="cf-run cf-run-head" aria-hidden="true">
        {Object.values(texts.column).map((title) => (
          <span key={title}>{title}</span>
        ))}
      </div>
      <ul className="cf-runs" aria-label={texts.title}>
        {executions.map((execution) => (
          <ExecutionRow key={execution.id} execution={execution} />
        ))}
      </ul>
    </>
  )
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <Stack align="center" gap="xs" className="cf-runs-empty">
      <IconHistory size={44} stroke={1.4} color="var(--cf-accent)" aria-hidden="true" />
      <Title order={2} size="h4">
        {isFiltered ? texts.noneTitle : texts.emptyTitle}
      </Title>
      <Text c="dimmed" ta="center" maw={440} mb="md">
        {isFiltered ? texts.noneBody : texts.emptyBody}
      </Text>
      {isFiltered ? (
        <Button variant="default" component={Link} to="/executions">
          {texts.filter.clear}
        </Button>
      ) : (
        <Button variant="default" component={Link} to="/flows">
          {texts.toFlows}
        </Button>
      )}
    </Stack>
  )
}

function Loading() {
  return (
    <Stack aria-busy="true" gap="xs">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      {[1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} height={62} radius="lg" />
      ))}
    </Stack>
  )
}
