import { Select, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Moment } from '../Moment.tsx'
import { named } from '../named.ts'
import { PagedTable } from '../PagedTable.tsx'
import { texts as words } from '../texts.ts'
import { logQuery } from './log-query.ts'
import { texts } from './texts.ts'

const ALL = 'all'
const kinds = [
  { value: ALL, label: texts.all },
  ...Object.entries(texts.kind).map(([value, label]) => ({ value, label })),
]

/** Who changed what in the practice's records, newest first. */
export function LogTab() {
  const [kind, setKind] = useState<string>(ALL)
  const query = useInfiniteQuery(logQuery(kind === ALL ? null : kind))
  const empty =
    kind === ALL
      ? { title: texts.empty, body: texts.emptyBody }
      : { title: texts.emptyOf, body: texts.emptyOfBody }
  return (
    <Stack>
      <Text c="dimmed">{texts.lead}</Text>
      <Select
        label={texts.show}
        data={kinds}
        value={kind}
        onChange={(wanted) => setKind(wanted ?? ALL)}
        allowDeselect={false}
        maw={280}
      />
      <PagedTable
        query={query}
        empty={empty}
        label={words.tab.log}
        columns={[
          { title: texts.at, cell: ({ at }) => <Moment at={at} /> },
          { title: texts.actor, cell: ({ actor }) => actor },
          { title: texts.about, cell: (line) => named(texts.kind, line.kind) },
          { title: texts.what, cell: ({ text }) => text },
        ]}
      />
    </Stack>
  )
}
