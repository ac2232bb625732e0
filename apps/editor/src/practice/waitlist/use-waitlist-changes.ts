import type { WaitlistInput, WaitlistRow } from '@chairflow/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { http } from '../../api.ts'
import { showFault } from '../../flows/show-fault.ts'
import { showUndoable } from '../show-undoable.tsx'
import { inputOfRow } from './draft.ts'
import { texts } from './texts.ts'

const put = (id: string, json: WaitlistInput) =>
  http.put(`waitlist/${encodeURIComponent(id)}`, { json }).json<WaitlistRow>()

/** Takes a change back, unless somebody changed the entry again since. */
const putBack = ({ id, revision }: WaitlistRow, before: WaitlistRow) =>
  put(id, { ...inputOfRow(before), revision })

/** Lists the people who wait anew, now and after each change. */
function useReread() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['practice'] })
}

type Saving = { readonly before: WaitlistRow | null; readonly onDone: () => void }

/** Adds an entry, or puts another in its place; either can be taken back. */
export function useSaveEntry({ before, onDone }: Saving) {
  const reread = useReread()
  return useMutation({
    mutationFn: (json: WaitlistInput) =>
      before === null ? http.post('waitlist', { json }).json<WaitlistRow>() : put(before.id, json),
    onSuccess: (row) => {
      const name = row.patientName ?? texts.somebody
      const undo = () => putBack(row, before ?? { ...row, status: 'removed' })
      const message = before === null ? texts.added(name) : texts.changed(name)
      showUndoable({ about: row.id, message, undo: () => undo().then(reread) })
      void reread()
      onDone()
    },
  })
}

type Status = 'waiting' | 'paused' | 'removed'

/** Pauses, resumes, removes or puts back; each can be taken back. */
export function useChangeStatus(row: WaitlistRow) {
  const reread = useReread()
  return useMutation({
    mutationFn: (status: Status) => put(row.id, inputOfRow(row, status)),
    onSuccess: (changed, status) => {
      const undo = () => putBack(changed, row).then(reread)
      showUndoable({ about: row.id, message: saidOf(row, status), undo })
    },
    onError: showFault,
    onSettled: reread,
  })
}

function saidOf({ status: before, patientName }: WaitlistRow, status: Status): string {
  const name = patientName ?? texts.somebody
  if (status === 'paused') return texts.paused(name)
  if (status === 'removed') return texts.removed(name)
  return before === 'removed' ? texts.back(name) : texts.resumed(name)
}
