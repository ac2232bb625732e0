import type { Problem } from '@chairflow/flow'
import { Badge, Button, Drawer, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChecklist, IconCircleCheck } from '@tabler/icons-react'
import { nameOf, nodeOf } from './commands.ts'
import { useEditor } from './editor-store.ts'
import { focusSettings } from './focus-settings.ts'
import { texts } from './texts.ts'
import { useProblems } from './use-problems.ts'

/** What is left to do before the flow may go live; each item leads to its place. */
export function Checklist() {
  const [isOpen, drawer] = useDisclosure(false)
  const problems = useProblems()
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  return (
    <>
      <Button
        variant="default"
        aria-describedby="checklist-state"
        leftSection={<IconChecklist size={17} />}
        onClick={drawer.open}
      >
        <span className="cf-bar-word">{texts.checklist.button}</span>
        <Badge
          id="checklist-state"
          aria-hidden="true"
          variant={errors.length > 0 ? 'filled' : 'light'}
          color={errors.length > 0 ? 'clay' : 'teal'}
        >
          {stateWords(errors.length, warnings.length)}
        </Badge>
      </Button>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        position="right"
        title={texts.checklist.button}
      >
        <Stack gap="xl">
          {problems.length === 0 && <Ready />}
          <Items title={texts.checklist.mustFix} problems={errors} onGo={drawer.close} />
          <Items title={texts.checklist.mayFix} problems={warnings} onGo={drawer.close} />
        </Stack>
      </Drawer>
    </>
  )
}

function stateWords(errors: number, warnings: number): string {
  if (errors > 0) return texts.checklist.fix(errors)
  return warnings > 0 ? texts.checklist.look(warnings) : texts.checklist.ready
}

function Ready() {
  return (
    <Stack align="center" py="xl" gap="xs">
      <IconCircleCheck size={40} color="var(--cf-good)" aria-hidden="true" />
      <Text fw={600}>{texts.checklist.ready}</Text>
      <Text c="dimmed">{texts.checklist.readyBody}</Text>
    </Stack>
  )
}

type ItemsProps = {
  readonly title: string
  readonly problems: readonly Problem[]
  readonly onGo: () => void
}

function Items({ title, problems, onGo }: ItemsProps) {
  const flow = useEditor((state) => state.document)
  const select = useEditor((state) => state.select)
  if (problems.length === 0) return null
  const go = ({ nodeId, field }: Problem) => {
    const node = nodeId === undefined ? undefined : nodeOf(flow, nodeId)
    onGo()
    if (!node) return
    select([node.id], field ?? null)
    if (field === undefined) focusSettings()
  }
  return (
    <section>
      <Title order={3} size="sm" mb="xs">
        {title} <Badge variant="light">{problems.length}</Badge>
      </Title>
      <ul className="cf-checklist">
        {problems.map((problem) => (
          <li
            key={`${problem.code} ${problem.nodeId} ${problem.port} ${problem.field} ${problem.message}`}
          >
            <UnstyledButton className="cf-checklist-item" onClick={() => go(problem)}>
              <Text size="xs" c="dimmed">
                {problem.nodeId ? nameOf(flow, problem.nodeId) : texts.checklist.wholeFlow}
              </Text>
              <Text size="sm">{problem.message}</Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
