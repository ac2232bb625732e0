import { useHotkeys } from '@mantine/hooks'
import { useUndo } from './use-undo.ts'

/** Ctrl+Z and its kin, outside of fields (which have their own). */
export function useUndoKeys() {
  const { undo, redo } = useUndo()
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo],
  ])
}
