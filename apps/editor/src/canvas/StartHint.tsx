import { Button, Stack, Text, Title } from '@mantine/core'
import { palette } from './catalog.ts'
import { addStep } from './commands.ts'
import { useEditorStore } from './editor-store.ts'
import { texts } from './texts.ts'

/** On an empty canvas: the triggers to begin with. */
export function StartHint() {
  const store = useEditorStore()
  const triggers = palette.find(({ category }) => category === 'triggers')?.items ?? []
  return (
    <Stack className="cf-start-hint" align="center" gap="sm">
      <Title order={2} size="h3">
        {texts.start.title}
      </Title>
      <Text c="dimmed">{texts.start.body}</Text>
      {triggers.map(({ type, title, description }) => (
        <Button
          key={type}
          variant="light"
          onClick={() => addStep(store, type)}
          aria-label={`${texts.addStep}: ${title}`}
          title={description}
        >
          {title}
        </Button>
      ))}
    </Stack>
  )
}
