import type { Task } from '@chairflow/api'
import { Group, Paper, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconClock } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../executions/use-now.ts'
import { showFault } from '../flows/show-fault.ts'
import { whenWords } from '../flows/when-words.ts'
import { exactWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { dueWords } from './due-words.ts'
import { ExecutionLink } from './ExecutionLink.tsx'
import { TaskChoices } from './TaskChoices.tsx'
import { decideTask } from './tasks-api.ts'
import { texts } from './texts.ts'

/** What the API takes. */
const LONGEST_MESSAGE = 1600

type Props = { readonly task: Task; readonly onDecided: () => void }

/** One thing a person has to decide. */
export function TaskCard({ task, onDecided }: Props) {
  const [draft, setDraft] = useState(task.draftMessage)
  const decide = useDecide(task, onDecided)
  return (
    <Paper
      component="article"
      bg="var(--cf-surface)"
      withBorder
      p={{ base: 'md', sm: 'lg' }}
      radius="lg"
    >
      <Deadline task={task} />
      <Title order={2} size="h4" mt={4}>
        {task.title}
      </Title>
      <Text mt={6} className="cf-task-body">
        {task.body}
      </Text>
      {draft !== null && (
        <Textarea
          mt="md"
          label={texts.draft}
          description={texts.draftHint}
          autosize
          minRows={2}
          maxLength={LONGEST_MESSAGE}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      <Group justify="space-between" align="end" mt="lg">
        <TaskChoices
          task={task}
          pending={decide.isPending ? decide.variables.choice.id : null}
          isDisabled={decide.isPending || decide.isSuccess}
          onChoose={(choice) => decide.mutate({ choice, draft })}
        />
        <ExecutionLink task={task} />
      </Group>
    </Paper>
  )
}

type Decision = { readonly choice: Task['choices'][number]; readonly draft: string | null }

function useDecide({ id, title }: Task, onDecided: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ choice, draft }: Decision) => decideTask(id, choice.id, draft),
    onSuccess: (_task, { choice }) => {
      notifications.show({
        title: texts.decidedTitle,
        message: texts.decided(title, choice.label),
      })
      onDecided()
    },
    onError: showFault,
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  })
}

function Deadline({ task: { dueAt, openedAt } }: { readonly task: Task }) {
  const now = useNow()
  const timeZone = useTimeZone()
  const at = Date.parse(dueAt ?? openedAt)
  const isLate = dueAt !== null && at < now
  const words = dueAt === null ? texts.opened(whenWords(at, now)) : dueWords(at, now)
  return (
    <time
      dateTime={dueAt ?? openedAt}
      title={exactWords(at, timeZone)}
      className={isLate ? 'cf-task-due cf-task-due--late' : 'cf-task-due'}
    >
      <IconClock size={15} aria-hidden="true" />
      {words}
    </time>
  )
}
