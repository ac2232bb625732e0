import type { FlowDocument, NodeId } from '@chairflow/flow'
import { createContext, useContext } from 'react'
import { type TemporalState, temporal } from 'zundo'
import { createStore, type StoreApi, useStore } from 'zustand'

/** What the canvas asks the person; at most one question is open. */
export type Question =
  | {
      readonly kind: 'connect'
      readonly from: NodeId
      readonly port: string | null
      readonly at?: Place
    }
  | {
      readonly kind: 'port-taken'
      readonly from: NodeId
      readonly port: string
      readonly to: NodeId
    }
  | { readonly kind: 'publish' }
  | { readonly kind: 'rules' }

type Place = { readonly x: number; readonly y: number }

export type EditorState = {
  readonly document: FlowDocument
  readonly selected: readonly NodeId[]
  readonly selectedEdge: string | null
  /** The field that the checklist points at, until it has the focus. */
  readonly wantedField: string | null
  readonly question: Question | null
  /** Read out to people who do not see the canvas. */
  readonly announcement: string
  /** Changes the document: one undo step, or one for all changes in the same group. */
  readonly edit: (change: (flow: FlowDocument) => FlowDocument, group?: string) => void
  /** The next change starts a new undo step. */
  readonly endGroup: () => void
  readonly select: (ids: readonly NodeId[], field?: string | null) => void
  readonly selectEdge: (id: string | null) => void
  readonly fieldFound: () => void
  readonly ask: (question: Question | null) => void
  readonly announce: (text: string) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Another document in place of this one, e.g. the newer one of the server; not undoable. */
  readonly replace: (document: FlowDocument) => void
}

type Past = Pick<EditorState, 'document'>
export type EditorStore = ReturnType<typeof createEditorStore>

const UNDO_LIMIT = 200

/** The state of one open flow. The document is undoable, the rest is not. */
export function createEditorStore(document: FlowDocument) {
  let group: string | null = null
  const store = createStore<EditorState>()(
    temporal(
      (set, get) => ({
        document,
        selected: [],
        selectedEdge: null,
        wantedField: null,
        question: null,
        announcement: '',
        edit: (change, inGroup) => {
          const next = change(get().document)
          if (next === get().document) return
          const continues = inGroup !== undefined && inGroup === group
          if (continues) past().pause()
          set({ document: next })
          if (continues) past().resume()
          group = inGroup ?? null
        },
        endGroup: () => {
          group = null
        },
        select: (selected, field = null) =>
          set({ selected, selectedEdge: null, wantedField: field }),
        selectEdge: (selectedEdge) =>
          set(selectedEdge === null ? { selectedEdge } : { selectedEdge, selected: [] }),
        fieldFound: () => set({ wantedField: null }),
        ask: (question) => set({ question }),
        announce: (announcement) => set({ announcement }),
        undo: () => travel('undo'),
        redo: () => travel('redo'),
        replace: (replacement) => {
          set({ document: replacement, selected: [], selectedEdge: null })
          past().clear()
        },
      }),
      {
        limit: UNDO_LIMIT,
        partialize: ({ document }): Past => ({ document }),
        equality: (before, after) => before.document === after.document,
      },
    ),
  )
  const past = (): TemporalState<Past> => store.temporal.getState()
  const travel = (way: 'undo' | 'redo') => {
    group = null
    past()[way]()
    const { document: shown, selected } = store.getState()
    const there = new Set(shown.logic.nodes.map(({ id }) => id))
    store.setState({ selected: selected.filter((id) => there.has(id)), selectedEdge: null })
  }
  return store
}

export const EditorContext = createContext<EditorStore | null>(null)

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext)
  if (!store) throw new Error('The editor is used outside of its page')
  return store
}

/** A part of the editor's state; the component renders again when that part changes. */
export function useEditor<Part>(part: (state: EditorState) => Part): Part {
  return useStore<StoreApi<EditorState>, Part>(useEditorStore(), part)
}

/** How many steps can be undone and redone. */
export function useUndoDepth() {
  const { temporal: past } = useEditorStore()
  return {
    undo: useStore(past, ({ pastStates }) => pastStates.length),
    redo: useStore(past, ({ futureStates }) => futureStates.length),
  }
}
