import { useEditorStore, useUndoDepth } from './editor-store.ts'
import { texts } from './texts.ts'

/** Undo and redo with what they say to people who do not see the canvas. */
export function useUndo() {
  const store = useEditorStore()
  const depth = useUndoDepth()
  const travel = (way: 'undo' | 'redo', count: number, said: string) => () => {
    if (count === 0) return
    store.getState()[way]()
    store.getState().announce(said)
  }
  return {
    canUndo: depth.undo > 0,
    canRedo: depth.redo > 0,
    undo: travel('undo', depth.undo, texts.undone),
    redo: travel('redo', depth.redo, texts.redone),
  }
}
