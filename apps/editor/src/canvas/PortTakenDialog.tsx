import { Button, Modal, Stack, Text } from '@mantine/core'
import { nameOf, portLabel, wire } from './commands.ts'
import { useEditor, useEditorStore } from './editor-store.ts'
import { texts } from './texts.ts'

/** The port already leads somewhere: instead, or both? */
export function PortTakenDialog() {
  const store = useEditorStore()
  const question = useEditor((state) => state.question)
  const flow = useEditor((state) => state.document)
  const ask = useEditor((state) => state.ask)
  const asked = question?.kind === 'port-taken' ? question : null
  if (!asked) return null
  const before = flow.logic.edges.find(
    ({ from, port }) => from === asked.from && port === asked.port,
  )
  const next = nameOf(flow, asked.to)
  const answer = (how: 'instead' | 'as-well') => () => {
    ask(null)
    wire(store, asked, asked.to, how)
  }
  return (
    <Modal opened onClose={() => ask(null)} title={texts.taken.title}>
      <Stack>
        <Text>
          {texts.taken.body(
            portLabel(flow, asked.from, asked.port),
            before ? nameOf(flow, before.to) : '',
            next,
          )}
        </Text>
        <Button onClick={answer('instead')}>{texts.taken.replace(next)}</Button>
        <Button variant="default" onClick={answer('as-well')}>
          {texts.taken.both}
        </Button>
        <Button variant="subtle" color="ink" onClick={() => ask(null)}>
          {texts.taken.cancel}
        </Button>
      </Stack>
    </Modal>
  )
}
