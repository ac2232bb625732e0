import { Stack, Text, Title } from '@mantine/core'
import { texts } from './texts.ts'

/** On an empty canvas: what to do first. */
export function StartHint() {
  return (
    <Stack className="cf-start-hint" align="center" gap="xs">
      <Title order={2} size="h3">
        {texts.start.title}
      </Title>
      <Text c="dimmed">{texts.start.body}</Text>
    </Stack>
  )
}
