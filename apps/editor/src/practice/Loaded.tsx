import { Button, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { problemText } from '../api.ts'
import { texts } from './texts.ts'

type Reading<Data> = {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

type Props<Data> = {
  readonly query: Reading<Data>
  readonly isEmpty: (data: Data) => boolean
  readonly empty: { readonly title: string; readonly body: string }
  readonly children: (data: Data) => ReactNode
}

/** A part of a page that is on its way, failed, empty or there. */
export function Loaded<Data>({ query, isEmpty, empty, children }: Props<Data>) {
  const { data, error, refetch } = query
  if (data === undefined) return error ? <Fault error={error} onRetry={refetch} /> : <Loading />
  return isEmpty(data) ? <Empty {...empty} /> : children(data)
}

function Fault({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => unknown }) {
  return (
    <Stack align="center" gap="xs" className="cf-practice-empty" role="alert">
      <Title order={2} size="h4">
        {texts.fault}
      </Title>
      <Text c="dimmed" mb="sm">
        {problemText(error, texts.faultBody)}
      </Text>
      <Button variant="default" onClick={() => void onRetry()}>
        {texts.tryAgain}
      </Button>
    </Stack>
  )
}

function Empty({ title, body }: { readonly title: string; readonly body: string }) {
  return (
    <Stack align="center" gap={4} className="cf-practice-empty">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" ta="center">
        {body}
      </Text>
    </Stack>
  )
}

function Loading() {
  return (
    <Stack aria-busy="true" gap="sm">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={56} radius="md" />
      ))}
    </Stack>
  )
}
