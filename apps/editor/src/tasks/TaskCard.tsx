import type { Task } from '@chairflow/api'
import { Anchor, Button, Group, Paper, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showFault } from '../flows/show-fault.ts'
import { decideTask } from './tasks-api.ts'
import { texts } from './texts.ts'

/** One thing a person has to decide. */
export function TaskCard({ task }: { readonly task: Task }) {
  const [draft, setDraft] = useState(task.draftMessage)
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: (choice: string) => decideTask(task.id, choice, draft),
    onSuccess: () => notifications.show({ message: texts.decided }),
    onError: showFault,
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  })
  return (
    <Paper component="article" withBorder p="lg" radius="lg">
      <Title order={2} size="h4">
        {task.title}
      </Title>
      <Text mt={6}>{task.body}</Text>
      {draft !== null && (
        <Textarea
          mt="md"
          label={texts.draft}
          autosize
          minRows={2}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      <Group justify="space-between" mt="md">
        <Group gap="xs">
          {task.choices.map(({ id, label }, index) => (
            <Button
              key={id}
              variant={index === 0 ? 'filled' : 'default'}
              loading={decide.isPending && decide.variables === id}
              onClick={() => decide.mutate(id)}
            >
              {label}
            </Button>
          ))}
        </Group>
        <ExecutionLink task={task} />
      </Group>
      {task.dueAt && (
        <Text size="xs" c="dimmed" mt="sm">
          {texts.due(new Date(task.dueAt).toLocaleString())}
        </Text>
      )}
    </Paper>
  )
}

export function DoneTask({ task }: { readonly task: Task }) {
  const label = task.choices.find(({ id }) => id === task.choice)?.label ?? task.choice
  return (
    <Group justify="space-between" py={6}>
      <div>
        <Text size="sm">{task.title}</Text>
        <Text size="xs" c="dimmed">
          {label === null ? texts.expired : texts.chose(label, task.decidedBy ?? '')}
        </Text>
      </div>
      <ExecutionLink task={task} />
    </Group>
  )
}

function ExecutionLink({ task: { executionId } }: { readonly task: Task }) {
  if (executionId === null) return null
  return (
    <Anchor
      component={Link}
      to="/executions/$executionId"
      params={{ executionId } as never}
      size="sm"
    >
      {texts.see}
    </Anchor>
  )
}
