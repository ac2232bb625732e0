import type { DriftFinding, DriftPage } from '@chairflow/api'
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNow } from '../../executions/use-now.ts'
import { exactWords, momentWords } from '../clock-words.ts'
import { ListTable } from '../ListTable.tsx'
import { Loaded } from '../Loaded.tsx'
import { useTimeZone } from '../use-time-zone.ts'
import { driftQuery } from './drift-api.ts'
import {
  comparedWords,
  differenceWords,
  todoWords,
  visitWords,
  worthShowing,
} from './drift-words.ts'
import { ReallyGone } from './ReallyGone.tsx'
import { texts } from './texts.ts'

/** When the calendar was compared, and each visit that was not the same on both sides. */
export function DriftBox() {
  const query = useQuery(driftQuery)
  return (
    <Stack component="section" gap="xs" mb="lg" aria-labelledby="drift-title">
      <Title order={2} size="h5" id="drift-title">
        {texts.title}
      </Title>
      <Loaded query={query} isEmpty={() => false} empty={{ title: '', body: '' }}>
        {(page) => <Compared page={page} />}
      </Loaded>
    </Stack>
  )
}

function Compared({ page: { items, comparisons } }: { readonly page: DriftPage }) {
  const shown = worthShowing(items, useNow())
  const timeZone = useTimeZone()
  return (
    <>
      {comparisons.map((one) => (
        <Text key={one.connection.id} size="sm" c="dimmed">
          {comparedWords(one, items, timeZone)}
        </Text>
      ))}
      {shown.length > 0 && <Findings rows={shown} timeZone={timeZone} />}
    </>
  )
}

type Rows = { readonly rows: readonly DriftFinding[]; readonly timeZone: string }

function Findings({ rows, timeZone }: Rows) {
  return (
    <ListTable
      label={texts.list}
      rows={rows}
      columns={[
        { title: texts.visit, cell: (row) => <strong>{visitWords(row, timeZone)}</strong> },
        { title: texts.what, cell: differenceWords },
        { title: texts.since, cell: ({ foundAt }) => <Since at={foundAt} timeZone={timeZone} /> },
        { title: texts.todo, cell: (row) => <Todo row={row} timeZone={timeZone} /> },
      ]}
    />
  )
}

function Since({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const atMs = Date.parse(at)
  return (
    <time dateTime={at} title={exactWords(atMs, timeZone)}>
      {momentWords(atMs, timeZone)}
    </time>
  )
}

function Todo({ row, timeZone }: { readonly row: DriftFinding; readonly timeZone: string }) {
  const mayBeGone = row.kind === 'missing-there' && row.status === 'open'
  return (
    <>
      <span>{todoWords(row)}</span>
      {mayBeGone && (
        <div>
          <ReallyGone finding={row} visit={visitWords(row, timeZone)} />
        </div>
      )}
    </>
  )
}
