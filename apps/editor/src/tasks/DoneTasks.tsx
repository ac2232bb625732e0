import type { Task } from '@chairflow/api'
import { Accordion, Group, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../api.ts'
import { ExecutionLink } from './ExecutionLink.tsx'
import { latestTasksQuery } from './tasks-api.ts'
import { texts } from './texts.ts'

/** What was decided lately; folded away, and read only when somebody looks. */
export function DoneTasks() {
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <Accordion mt="xl" variant="contained" order={2} value={opened} onChange={setOpened}>
      <Accordion.Item value="done">
        <Accordion.Control>{texts.done}</Accordion.Control>
        <Accordion.Panel>{opened && <DoneList />}</Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

function DoneList() {
  const { data, error } = useQuery(latestTasksQuery)
  if (error && !data) return <Text role="alert">{problemText(error, texts.noneDone)}</Text>
  if (!data) return <Skeleton height={48} aria-label={texts.loading} />
  const done = data.items.filter(({ status }) => status !== 'open')
  if (done.length === 0) return <Text c="dimmed">{texts.noneDone}</Text>
  return (
    <ul className="cf-tasks cf-tasks--done" aria-label={texts.done}>
      {done.map((task) => (
        <DoneTask key={task.id} task={task} />
      ))}
    </ul>
  )
}

function DoneTask({ task }: { readonly task: Task }) {
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Text size="sm">{task.title}</Text>
        <Text size="sm" c="dimmed">
          {outcomeWords(task)}
        </Text>
      </div>
      <ExecutionLink task={task} />
    </Group>
  )
}

function outcomeWords({ status, choice, choices, decidedBy, dueAt }: Task): string {
  if (choice !== null) {
    const label = choices.find(({ id }) => id === choice)?.label ?? choice
    return texts.chose(label, decidedBy ?? '')
  }
  return status === 'expired' && dueAt !== null ? texts.expired : texts.noLongerNeeded
}
