import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEditor } from '../editor-store.ts'
import { AtOnce } from './AtOnce.tsx'
import { changeRules } from './change-rules.ts'
import { LongestAge } from './LongestAge.tsx'
import { NewsChoice } from './NewsChoice.tsx'
import { texts } from './texts.ts'

/** What holds for the flow as a whole. Each change applies at once and can be undone. */
export function FlowRules() {
  const isOpen = useEditor((state) => state.question?.kind === 'rules')
  const ask = useEditor((state) => state.ask)
  return (
    <Modal opened={isOpen} onClose={() => ask(null)} title={texts.title} size="lg">
      <Body onClose={() => ask(null)} />
    </Modal>
  )
}

function Body({ onClose }: { readonly onClose: () => void }) {
  const { cancelOn = [], restartOn = [] } = useEditor((state) => state.document.logic.settings)
  const edit = useEditor((state) => state.edit)
  const isBoth = restartOn.some((event) => cancelOn.includes(event))
  return (
    <Stack gap="lg" pb="xs">
      <Text size="sm" c="dimmed">
        {texts.intro}
      </Text>
      <AtOnce />
      <NewsChoice
        label={texts.cancelOn}
        hint={texts.cancelOnHint}
        value={cancelOn}
        onChange={(events) => edit((flow) => changeRules(flow, { cancelOn: events }))}
      />
      <NewsChoice
        label={texts.restartOn}
        hint={texts.restartOnHint}
        value={restartOn}
        warning={isBoth ? texts.both : null}
        onChange={(events) => edit((flow) => changeRules(flow, { restartOn: events }))}
      />
      <LongestAge />
      <Group justify="flex-end">
        <Button onClick={onClose}>{texts.done}</Button>
      </Group>
    </Stack>
  )
}
