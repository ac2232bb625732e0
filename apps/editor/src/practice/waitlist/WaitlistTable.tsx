import type { WaitlistRow } from '@chairflow/api'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNow } from '../../executions/use-now.ts'
import { whenWords } from '../../flows/when-words.ts'
import { exactWords } from '../clock-words.ts'
import { ListTable } from '../ListTable.tsx'
import { named } from '../named.ts'
import { preferenceWords } from '../preference-words.ts'
import { locationsQuery } from '../queries.ts'
import { texts as practice } from '../texts.ts'
import { useTimeZone } from '../use-time-zone.ts'
import { WaitlistActions } from './WaitlistActions.tsx'
import { wishWords } from './wish-words.ts'

const words = practice.waitlist

type Props = {
  readonly rows: readonly WaitlistRow[]
  readonly onEdit: (row: WaitlistRow) => void
}

export function WaitlistTable({ rows, onEdit }: Props) {
  const timeZone = useTimeZone()
  const locations = useQuery(locationsQuery).data?.items ?? []
  const place = { timeZone, hasOneLocation: locations.length < 2 }
  return (
    <ListTable
      label={practice.tab.waitlist}
      rows={rows}
      columns={[
        { title: words.patient, cell: (row) => row.patientName ?? words.unknown },
        { title: words.service, cell: (row) => row.serviceName ?? words.unknown },
        { title: words.since, cell: (row) => <Since at={row.joinedAt} /> },
        {
          title: words.prefers,
          cell: (row) => <Wishes windows={row.windows} others={wishWords(row, place)} />,
        },
        { title: words.note, cell: ({ note }) => note },
        {
          title: words.status,
          cell: ({ status }) => named(practice.waitlistStatus, status),
        },
        {
          title: words.actions,
          cell: (row) => <WaitlistActions row={row} onEdit={() => onEdit(row)} />,
        },
      ]}
    />
  )
}

type WishesProps = {
  readonly windows: WaitlistRow['windows']
  readonly others: readonly string[]
}

function Wishes({ windows, others }: WishesProps) {
  return (
    <>
      {windows.map(preferenceWords).join('; ') || words.anyTime}
      {others.length > 0 && (
        <Text size="sm" c="dimmed">
          {others.join('; ')}
        </Text>
      )}
    </>
  )
}

function Since({ at }: { readonly at: string }) {
  const now = useNow()
  const timeZone = useTimeZone()
  return (
    <time dateTime={at} className="cf-since" title={exactWords(Date.parse(at), timeZone)}>
      {whenWords(Date.parse(at), now)}
    </time>
  )
}
