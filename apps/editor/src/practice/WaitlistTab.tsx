import { useQuery } from '@tanstack/react-query'
import { useNow } from '../executions/use-now.ts'
import { whenWords } from '../flows/when-words.ts'
import { exactWords } from './clock-words.ts'
import { ListTable } from './ListTable.tsx'
import { Loaded } from './Loaded.tsx'
import { named } from './named.ts'
import { preferenceWords } from './preference-words.ts'
import { type WaitlistRow, waitlistQuery } from './queries.ts'
import { texts } from './texts.ts'
import { useTimeZone } from './use-time-zone.ts'
import { WaitlistActions } from './WaitlistActions.tsx'

const words = texts.waitlist

/** Who waits for an open time, longest first. */
export function WaitlistTab() {
  const query = useQuery(waitlistQuery)
  return (
    <Loaded
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: words.empty, body: words.emptyBody }}
    >
      {({ items }) => (
        <ListTable
          label={texts.tab.waitlist}
          rows={inOrder(items)}
          columns={[
            { title: words.patient, cell: (row) => row.patientName ?? words.unknown },
            { title: words.service, cell: (row) => row.serviceName ?? words.unknown },
            { title: words.since, cell: (row) => <Since at={row.joinedAt} /> },
            {
              title: words.prefers,
              cell: ({ windows }) => windows.map(preferenceWords).join('; ') || words.anyTime,
            },
            { title: words.note, cell: ({ note }) => note ?? '' },
            { title: words.status, cell: ({ status }) => named(texts.waitlistStatus, status) },
            { title: words.actions, cell: (row) => <WaitlistActions row={row} /> },
          ]}
        />
      )}
    </Loaded>
  )
}

/** Those who still wait come first, the longest waiting at the top. */
function inOrder(rows: readonly WaitlistRow[]): readonly WaitlistRow[] {
  const rank = ({ status }: WaitlistRow) => (status === 'waiting' ? 0 : 1)
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.joinedAt) - Date.parse(b.joinedAt),
  )
}

function Since({ at }: { readonly at: string }) {
  const now = useNow()
  const timeZone = useTimeZone()
  return (
    <time dateTime={at} title={exactWords(Date.parse(at), timeZone)}>
      {whenWords(Date.parse(at), now)}
    </time>
  )
}
