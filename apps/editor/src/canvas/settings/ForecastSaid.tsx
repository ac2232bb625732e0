import type { Forecast } from '@chairflow/api'
import { Button, Group, Skeleton, Text, VisuallyHidden } from '@mantine/core'
import { isRefusal } from '../../api.ts'
import { texts } from './forecast-texts.ts'
import { forecastAssumed, forecastSaid } from './forecast-words.ts'

type Props = {
  readonly query: {
    readonly data: Forecast | undefined
    readonly error: unknown
    readonly refetch: () => unknown
  }
  readonly service: string
}

/** The forecast in two sentences, or why there is none. */
export function ForecastSaid({ query: { data, error, refetch }, service }: Props) {
  if (error) return <Fault error={error} onRetry={refetch} />
  if (data === undefined) return <Loading />
  return (
    <>
      <Text size="sm" mt="xs" aria-live="polite">
        {forecastSaid(data, service)}
      </Text>
      <Text size="xs" c="dimmed" mt={4}>
        {forecastAssumed(data)}
      </Text>
    </>
  )
}

/** What the server refuses lies in the settings: trying again would not help. */
function Fault({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => unknown }) {
  if (isRefusal(error)) {
    return (
      <Text size="sm" mt="xs" role="status">
        {texts.unfit}
      </Text>
    )
  }
  return (
    <Group gap="xs" mt="xs" role="alert">
      <Text size="sm">{texts.fault}</Text>
      <Button size="compact-sm" variant="default" onClick={() => void onRetry()}>
        {texts.tryAgain}
      </Button>
    </Group>
  )
}

function Loading() {
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      <Skeleton height={14} mt="sm" />
      <Skeleton height={14} mt={6} width="70%" />
    </div>
  )
}
