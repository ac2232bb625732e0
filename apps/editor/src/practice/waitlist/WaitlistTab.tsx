import type { WaitlistRow } from '@chairflow/api'
import { Button, Group, Stack, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '../Loaded.tsx'
import { waitlistQuery } from '../queries.ts'
import { texts as practice } from '../texts.ts'
import { EntryDialog, type Opened } from './EntryDialog.tsx'
import { texts } from './texts.ts'
import { WaitlistTable } from './WaitlistTable.tsx'

const words = practice.waitlist

/** Who waits for an open time, longest first; people are added, changed and taken off here. */
export function WaitlistTab() {
  const query = useQuery(waitlistQuery)
  const [isWhole, setWhole] = useState(false)
  const [opened, open] = useState<Opened>(null)
  const rows = query.data?.items ?? []
  const gone = rows.filter(isGone).length
  const shown = (all: readonly WaitlistRow[]) => inOrder(isWhole ? all : all.filter(waits))
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
          {texts.add}
        </Button>
        {gone > 0 && (
          <Switch
            label={texts.showGone(gone)}
            checked={isWhole}
            onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
          />
        )}
      </Group>
      <Loaded
        query={query}
        isEmpty={({ items }) => shown(items).length === 0}
        empty={{ title: words.empty, body: words.emptyBody }}
      >
        {({ items }) => <WaitlistTable rows={shown(items)} onEdit={open} />}
      </Loaded>
      <EntryDialog opened={opened} onClose={() => open(null)} />
    </Stack>
  )
}

const isGone = ({ status }: WaitlistRow) => status === 'removed' || status === 'booked'
const waits = (row: WaitlistRow) => !isGone(row)

/** Those who still wait come first, the longest waiting at the top. */
function inOrder(rows: readonly WaitlistRow[]): readonly WaitlistRow[] {
  const rank = ({ status }: WaitlistRow) => (status === 'waiting' ? 0 : 1)
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.joinedAt) - Date.parse(b.joinedAt),
  )
}
