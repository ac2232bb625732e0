import type { Forecast } from '@chairflow/api'
import { NativeSelect, Paper, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { http } from '../../api.ts'
import { servicesQuery, waitlistQuery } from '../../practice/queries.ts'
import { forecastAssumed, forecastSaid } from './forecast-words.ts'

const words = {
  title: 'With the people who wait now',
  service: 'Service',
  hours: 'The time is',
  ahead: (hours: number) => `in ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
}
const HOURS = [1, 2, 4, 8, 24]
const TYPICAL_HOURS = 4

/** What this step would come to with the practice's own waitlist, as its settings change. */
export function OfferForecast({ config }: { readonly config: object }) {
  const services = useQuery(servicesQuery).data?.items ?? []
  const entries = useQuery(waitlistQuery).data?.items ?? []
  const [chosen, choose] = useState<string | null>(null)
  const [hoursAhead, setHours] = useState(TYPICAL_HOURS)
  const serviceId = chosen ?? mostWaitedFor(entries) ?? services[0]?.id
  const { mode, waveSize, responseWindowMinutes, keepOpen, noticeMinutes } = config as Record<
    string,
    unknown
  >
  const asked = { mode, waveSize, responseWindowMinutes, keepOpen, noticeMinutes }
  const wish = { ...asked, serviceId, hoursAhead }
  const { data } = useQuery({
    queryKey: ['practice', 'forecast', wish],
    queryFn: () => http.post('waitlist/forecast', { json: wish }).json<Forecast>(),
    enabled: serviceId !== undefined,
    placeholderData: keepPreviousData,
  })
  const name = services.find(({ id }) => id === serviceId)?.name ?? ''
  return (
    <Paper withBorder p="sm" mt="md" component="section" aria-label={words.title}>
      <Text fw={600} size="sm">
        {words.title}
      </Text>
      <NativeSelect
        mt="xs"
        label={words.service}
        value={serviceId ?? ''}
        data={services.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <NativeSelect
        mt="xs"
        label={words.hours}
        value={String(hoursAhead)}
        data={HOURS.map((hours) => ({ value: String(hours), label: words.ahead(hours) }))}
        onChange={({ currentTarget }) => setHours(Number(currentTarget.value))}
      />
      <Text size="sm" mt="xs" aria-live="polite">
        {data && forecastSaid(data, name)}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {data && forecastAssumed(data)}
      </Text>
    </Paper>
  )
}

function mostWaitedFor(entries: readonly { readonly serviceId: string }[]): string | undefined {
  const counts = Map.groupBy(entries, ({ serviceId }) => serviceId)
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
