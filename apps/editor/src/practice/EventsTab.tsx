import type { ReceivedEvent } from '@chairflow/api'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { plainWords } from '../executions/plain-words.ts'
import { Moment } from './Moment.tsx'
import { named } from './named.ts'
import { PagedTable } from './PagedTable.tsx'
import { connectionsQuery, eventsQuery } from './queries.ts'
import { texts } from './texts.ts'

const words = texts.events
/** Where what Chairflow left over itself comes from. */
const OURSELVES = 'chairflow'

/** What outside systems reported, newest first, and what came of it. */
export function EventsTab() {
  const query = useInfiniteQuery(eventsQuery)
  const connections = useQuery(connectionsQuery).data?.items ?? []
  const from = ({ connectionId }: ReceivedEvent) =>
    connectionId === OURSELVES
      ? words.ourselves
      : (connections.find(({ id }) => id === connectionId)?.name ?? connectionId)
  return (
    <PagedTable
      query={query}
      empty={{ title: words.empty, body: words.emptyBody }}
      label={texts.tab.events}
      columns={[
        { title: words.at, cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
        { title: words.what, cell: ({ type }) => plainWords(type) },
        { title: words.from, cell: from },
        { title: words.status, cell: ({ status }) => named(texts.eventStatus, status) },
        { title: words.result, cell: ({ reason }) => reason },
      ]}
    />
  )
}
