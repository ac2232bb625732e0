import type { Alert } from '@chairflow/api'
import { Accordion, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../api.ts'
import { useNow } from '../executions/use-now.ts'
import { whenWords } from '../flows/when-words.ts'
import { closedAlertsQuery } from './alerts-api.ts'
import { texts } from './texts.ts'

/** What is over; folded away, and read only when somebody looks. */
export function ClosedAlerts() {
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <Accordion mt="xl" variant="contained" order={2} value={opened} onChange={setOpened}>
      <Accordion.Item value="closed">
        <Accordion.Control>{texts.closed}</Accordion.Control>
        <Accordion.Panel>{opened && <ClosedList />}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

function ClosedList() {
  const { data, error } = useQuery(closedAlertsQuery)
  if (error && !data) return <Text role="alert">{problemText(error, texts.noneClosed)}</Text>
  if (!data) return <Skeleton height={48} aria-label={texts.loading} />
  if (data.items.length === 0) return <Text c="dimmed">{texts.noneClosed}</Text>
  return (
    <ul className="cf-alerts" aria-label={texts.closed}>
      {data.items.map((alert) => (
        <ClosedAlert key={alert.id} alert={alert} />
      ))}
    </ul>
  )
}

function ClosedAlert({ alert }: { readonly alert: Alert }) {
  const now = useNow()
  const when = alert.closedAt === null ? '' : whenWords(Date.parse(alert.closedAt), now)
  return (
    <li>
      <Text size="sm">{alert.title}</Text>
      <Text size="sm" c="dimmed">
        {texts.over(when)}. {alert.closedBecause}
      </Text>
    </li>
  )
}
