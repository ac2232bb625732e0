import type { Task } from '@chairflow/api'
import { Container, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { PageFault } from '../shell/PageFault.tsx'
import { DoneTasks } from './DoneTasks.tsx'
import { inOrder } from './due-words.ts'
import { TaskCard } from './TaskCard.tsx'
import './tasks.css'
import { openTasksQuery } from './tasks-api.ts'
import { texts } from './texts.ts'

/** The front desk's list: what waits for somebody, and what was decided lately. */
export function TasksPage() {
  const { data, error, refetch } = useQuery(openTasksQuery)
  const heading = useRef<HTMLHeadingElement>(null)
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  return (
    <Container size="sm" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2" ref={heading} tabIndex={-1} className="cf-tasks-title">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      {data ? (
        <OpenTasks tasks={inOrder(data.items)} onDecided={() => heading.current?.focus()} />
      ) : (
        <Loading />
      )}
      <DoneTasks />
    </Container>
  )
}

type OpenProps = {
  readonly tasks: readonly Task[]
  /** The card is about to go, and the focus with it. */
  readonly onDecided: () => void
}

function OpenTasks({ tasks, onDecided }: OpenProps) {
  return (
    <>
      <VisuallyHidden role="status">
        {tasks.length > 0 ? texts.waiting(tasks.length) : ''}
      </VisuallyHidden>
      {tasks.length === 0 ? (
        <Empty />
      ) : (
        <ul className="cf-tasks" aria-label={texts.open}>
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskCard task={task} onDecided={onDecided} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Empty() {
  return (
    <Stack align="center" gap="xs" className="cf-tasks-empty">
      <IconMoodSmile size={44} stroke={1.4} color="var(--cf-accent)" aria-hidden="true" />
      <Title order={2} size="h4">
        {texts.empty}
      </Title>
      <Text c="dimmed" ta="center">
        {texts.emptyBody}
      </Text>
    </Stack>
  )
}

function Loading() {
  return (
    <Stack aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      <Skeleton height={190} radius="lg" />
      <Skeleton height={190} radius="lg" />
    </Stack>
  )
}
