import type { LexiconTerm } from '@chairflow/scheduling'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showFault } from '../../flows/show-fault.ts'
import { showUndoable } from '../show-undoable.tsx'
import { texts } from './texts.ts'
import { termOfWord } from './word-draft.ts'
import { removeWord, saveWord, type Word } from './words-api.ts'

/** What was understood by the old words is asked anew as well. */
function useReread() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['practice', 'lexicon'] })
}

type Saving = { readonly before: Word | null; readonly onDone: () => void }

/** Adds a word, or changes one; either can be taken back. */
export function useSaveWord({ before, onDone }: Saving) {
  const reread = useReread()
  return useMutation({
    mutationFn: saveWord,
    onSuccess: ({ name }: LexiconTerm) => {
      const undo = (): Promise<unknown> =>
        before?.isOwn ? saveWord(termOfWord(before)) : removeWord(name)
      const message = before === null ? texts.added(name) : texts.changed(name)
      showUndoable({ about: `word ${name}`, message, undo: () => undo().then(reread) })
      void reread()
      onDone()
    },
  })
}

/** Back to what comes along; can be taken back. */
export function useRemoveWord() {
  const reread = useReread()
  return useMutation({
    mutationFn: ({ name }: Word) => removeWord(name),
    onSuccess: (_none, word) => {
      const undo = () => saveWord(termOfWord(word)).then(reread)
      showUndoable({ about: `word ${word.name}`, message: texts.removed(word.name), undo })
    },
    onError: showFault,
    onSettled: reread,
  })
}
