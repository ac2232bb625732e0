import { Accordion, Container, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PageFault } from '../shell/PageFault.tsx'
import { DoneTask, TaskCard } from './TaskCard.tsx'
import { tasksQuery } from './tasks-api.ts'
import { texts } from './texts.ts'

/** The front desk's list: open tasks first, done ones folded away. */
export function TasksPage() {
  const { data, error, refetch } = useQuery(tasksQuery)
  if (error && !data) return <PageFault error={error} reset={() => void refetch()} />
  const open = data?.items.filter(({ status }) => status === 'open') ?? []
  const done = data?.items.filter(({ status }) => status !== 'open') ?? []
  return (
    <Container size="sm" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      {data === undefined && <Skeleton height={140} radius="lg" aria-label={texts.loading} />}
      {data !== undefined && open.length === 0 && <Empty />}
      <Stack aria-live="polite">
        {open.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </Stack>
      {done.length > 0 && (
        <Accordion mt="xl" variant="contained">
          <Accordion.Item value="done">
            <Accordion.Control>{texts.done(done.length)}</Accordion.Control>
            <Accordion.Panel>
              {done.map((task) => (
                <DoneTask key={task.id} task={task} />
              ))}
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Container>
  )
}

function Empty() {
  return (
    <Stack align="center" gap={4} py={48}>
      <Title order={2} size="h4">
        {texts.empty}
      </Title>
      <Text c="dimmed">{texts.emptyBody}</Text>
    </Stack>
  )
}
