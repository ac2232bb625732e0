import type { Alert } from '@chairflow/api'
import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNow } from '../executions/use-now.ts'
import { showFault } from '../flows/show-fault.ts'
import { whenWords } from '../flows/when-words.ts'
import { exactWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { acknowledgeAlert } from './alerts-api.ts'
import { texts } from './texts.ts'

type Props = { readonly alert: Alert; readonly onNoted: () => void }

/** One cause, what it means for the clinic, and since when. */
export function AlertCard({ alert, onNoted }: Props) {
  const note = useTakeNote(onNoted)
  return (
    <Paper
      component="article"
      className="cf-alert"
      bg="var(--cf-surface)"
      withBorder
      p={{ base: 'md', sm: 'lg' }}
      radius="lg"
    >
      <Since alert={alert} />
      <Title order={2} size="h4" mt={4}>
        {alert.title}
      </Title>
      <Text mt={6}>{alert.body}</Text>
      <Group justify="space-between" mt="lg" gap="sm">
        {alert.acknowledgedAt === null ? (
          <Button
            variant="default"
            leftSection={<IconCheck size={16} aria-hidden="true" />}
            aria-label={texts.takeNoteOf(alert.title)}
            loading={note.isPending}
            onClick={() => note.mutate(alert.id)}
          >
            {texts.takeNote}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {texts.noted(alert.acknowledgedBy ?? '')}
          </Text>
        )}
        {alert.closesItself && (
          <Text size="sm" c="dimmed">
            {texts.closesItself}
          </Text>
        )}
      </Group>
    </Paper>
  )
}

function useTakeNote(onNoted: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: acknowledgeAlert,
    onSuccess: ({ title }) => {
      notifications.show({ title: texts.thanks, message: title })
      onNoted()
    },
    onError: showFault,
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  })
}

function Since({ alert: { firstAt, lastAt, count } }: { readonly alert: Alert }) {
  const now = useNow()
  const timeZone = useTimeZone()
  const at = Date.parse(firstAt)
  const [began, last] = [whenWords(at, now), whenWords(Date.parse(lastAt), now)]
  return (
    <p className="cf-alert-since">
      <IconAlertTriangle size={15} aria-hidden="true" />
      <time dateTime={firstAt} title={exactWords(at, timeZone)}>
        {texts.since(began)}
      </time>
      {count > 1 && <span>· {texts.times(count)}</span>}
      {last !== began && <span>· {texts.last(last)}</span>}
    </p>
  )
}
