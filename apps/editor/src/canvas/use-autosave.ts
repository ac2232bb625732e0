import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { problemText, readFlow, rememberFlow, saveFlow, statusOf } from '../api.ts'
import { useEditorStore } from './editor-store.ts'
import { dropDraft, keepDraft, keptDraft } from './kept-draft.ts'
import {
  isUnsaved,
  nextSave,
  type SaveEvent,
  type SaveState,
  saveDelayMs,
  savedState,
} from './save-state.ts'
import { texts } from './texts.ts'

export type Autosave = {
  readonly state: SaveState
  readonly dispatch: (event: SaveEvent) => void
  /** Saves what is not saved yet, now; the state after it. */
  readonly saveNow: () => Promise<SaveState>
}

/** Sends the draft shortly after each change, and keeps it on this device until it arrived. */
export function useAutosave(flowId: string, revision: number): Autosave {
  const store = useEditorStore()
  const [state, rerender] = useReducer(
    (_: SaveState, next: SaveState) => next,
    revision,
    savedState,
  )
  const current = useRef(state)
  const dispatch = useCallback((event: SaveEvent) => {
    current.current = nextSave(current.current, event)
    rerender(current.current)
  }, [])
  const send = useSend(flowId, current, dispatch)
  useKeptDraft(flowId, current, dispatch)

  useEffect(() => {
    const delayMs = saveDelayMs(state)
    if (delayMs === null) return
    const timer = setTimeout(() => void send(), delayMs)
    const onOnline = () => void send()
    if (state.kind === 'offline') addEventListener('online', onOnline)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', onOnline)
    }
  }, [state, send])

  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.document === before.document) return
        keepDraft(flowId, { revision: current.current.revision, flow: now.document })
        dispatch({ kind: 'edited' })
      }),
    [store, flowId, dispatch],
  )

  // Leaving the page does not wait for the timer.
  useEffect(() => () => void send(), [send])

  const saveNow = useCallback(async () => {
    if (isUnsaved(current.current)) await send()
    return current.current
  }, [send])
  return { state, dispatch, saveNow }
}

type Current = { readonly current: SaveState }

function useSend(flowId: string, current: Current, dispatch: (event: SaveEvent) => void) {
  const store = useEditorStore()
  const client = useQueryClient()
  const underWay = useRef<Promise<void> | null>(null)
  return useCallback(async () => {
    // A second call while one is under way waits for it, then sends what came meanwhile.
    await underWay.current
    if (current.current.kind === 'conflict' || current.current.kind === 'saved') return
    const sendOnce = async () => {
      const { document } = store.getState()
      dispatch({ kind: 'started' })
      try {
        const saved = await saveFlow(flowId, current.current.revision, document).catch(
          savedAlready(flowId, document),
        )
        dispatch({ kind: 'accepted', revision: saved.revision, at: Date.now() })
        if (!isUnsaved(current.current)) dropDraft(flowId)
        rememberFlow(client, saved)
      } catch (error) {
        dispatch(faultEvent(error))
      }
    }
    underWay.current = sendOnce()
    await underWay.current
  }, [flowId, current, dispatch, store, client])
}

/** A conflict with oneself (an answer that was lost, a page left and opened again) is none. */
const savedAlready = (flowId: string, document: unknown) => async (error: unknown) => {
  if (statusOf(error) !== 409) throw error
  const newest = await readFlow(flowId)
  if (JSON.stringify(newest.document) !== JSON.stringify(document)) throw error
  return newest
}

function faultEvent(error: unknown): SaveEvent {
  const status = statusOf(error)
  if (status === 409) return { kind: 'conflicted' }
  if (status === null || status >= 500) return { kind: 'unreachable' }
  return { kind: 'refused', reason: problemText(error, texts.save.refusedPlain) }
}

/** Brings back what the last visit could not send, unless the server has a newer draft. */
function useKeptDraft(flowId: string, current: Current, dispatch: (event: SaveEvent) => void) {
  const store = useEditorStore()
  useEffect(() => {
    const kept = keptDraft(flowId)
    if (!kept) return
    const isSame = JSON.stringify(kept.flow) === JSON.stringify(store.getState().document)
    if (isSame) {
      dropDraft(flowId)
      return
    }
    store.getState().replace(kept.flow)
    const isCurrent = kept.revision === current.current.revision
    dispatch(isCurrent ? { kind: 'edited' } : { kind: 'conflicted' })
    if (isCurrent) notifications.show({ message: texts.save.restored })
  }, [flowId, store, current, dispatch])
}
