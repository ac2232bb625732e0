import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { showFault } from '../flows/show-fault.ts'
import { texts } from './texts.ts'

/** Long enough to read and think; it waits while the pointer or the keyboard is on it. */
const SHOWN_MS = 20_000

type Undoable = {
  /** What was changed: only its last change can be taken back. */
  readonly about: string
  readonly message: string
  readonly undo: () => Promise<unknown>
}

const shown = new Map<string, string>()

/** Says what was done, with a button that takes it back. */
export function showUndoable({ about, message, undo }: Undoable): void {
  notifications.hide(shown.get(about) ?? '')
  const id = `undo ${crypto.randomUUID()}`
  shown.set(about, id)
  const takeBack = () => {
    notifications.hide(id)
    undo().then(() => notifications.show({ message: texts.undone }), showFault)
  }
  notifications.show({
    id,
    autoClose: SHOWN_MS,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="default" flex="none" onClick={takeBack}>
          {texts.undo}
        </Button>
      </Group>
    ),
  })
}
