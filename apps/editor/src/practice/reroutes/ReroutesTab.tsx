import { Alert, Anchor, Stack, Switch, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Loaded } from '../Loaded.tsx'
import { RerouteTable } from './RerouteTable.tsx'
import { allReroutesQuery, openReroutesQuery } from './reroutes-api.ts'
import { type Sorted, sortReroutes } from './sort-reroutes.ts'
import { texts } from './texts.ts'

/** Bookings that cannot stay as they are: why, who could take over, and who has each in hand. */
export function ReroutesTab() {
  const [showsSolved, setShowsSolved] = useState(false)
  const open = useQuery(openReroutesQuery)
  const all = useQuery({ ...allReroutesQuery, enabled: showsSolved })
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={720}>
        {texts.lead}
      </Text>
      <Switch
        label={texts.showSolved}
        checked={showsSolved}
        onChange={({ currentTarget }) => setShowsSolved(currentTarget.checked)}
      />
      <Loaded
        query={showsSolved ? all : open}
        isEmpty={({ items }) => items.length === 0}
        empty={{ title: texts.empty, body: texts.emptyBody }}
      >
        {({ items }) => <Found {...sortReroutes(open.data?.items ?? [], items)} />}
      </Loaded>
    </Stack>
  )
}

function Found({ open, solved, gaps }: Sorted) {
  const rows = [...open, ...solved]
  return (
    <>
      {gaps > 0 && <Gaps count={gaps} />}
      {rows.length === 0 ? <Text size="sm">{texts.restStays}</Text> : <RerouteTable rows={rows} />}
    </>
  )
}

function Gaps({ count }: { readonly count: number }) {
  return (
    <Alert variant="light" icon={<IconInfoCircle aria-hidden="true" />}>
      {texts.gaps(count)}{' '}
      <Anchor inherit underline="always" renderRoot={(props) => <Link {...props} to="/tasks" />}>
        {texts.gapsLink}
      </Anchor>
    </Alert>
  )
}
