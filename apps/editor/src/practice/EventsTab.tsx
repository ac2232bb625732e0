import type { ReceivedEvent } from '@chairflow/api'
import { Button, Stack } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { plainWords } from '../executions/plain-words.ts'
import { exactWords, momentWords } from './clock-words.ts'
import { ListTable } from './ListTable.tsx'
import { Loaded } from './Loaded.tsx'
import { named } from './named.ts'
import { connectionsQuery, eventsQuery } from './queries.ts'
import { texts } from './texts.ts'
import { useTimeZone } from './use-time-zone.ts'

const words = texts.events

/** What outside systems reported, newest first, and what came of it. */
export function EventsTab() {
  const query = useInfiniteQuery(eventsQuery)
  const connections = useQuery(connectionsQuery).data?.items ?? []
  const from = (event: ReceivedEvent) =>
    connections.find(({ id }) => id === event.connectionId)?.name ?? event.connectionId
  return (
    <Loaded
      query={query}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={{ title: words.empty, body: words.emptyBody }}
    >
      {({ pages }) => (
        <Stack align="center">
          <ListTable
            label={texts.tab.events}
            rows={pages.flatMap(({ items }) => items)}
            columns={[
              { title: words.at, cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
              { title: words.what, cell: ({ type }) => plainWords(type) },
              { title: words.from, cell: from },
              { title: words.status, cell: ({ status }) => named(texts.eventStatus, status) },
              { title: words.result, cell: ({ reason }) => reason },
            ]}
          />
          {query.hasNextPage && (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {words.more}
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

function Moment({ at }: { readonly at: string }) {
  const timeZone = useTimeZone()
  return (
    <time dateTime={at} title={exactWords(Date.parse(at), timeZone)}>
      {momentWords(Date.parse(at), timeZone)}
    </time>
  )
}
