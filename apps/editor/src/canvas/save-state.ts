/**
 * Where the draft stands between this page and the server. `revision` is the one this draft
 * builds on. `isStale` says that an edit came while a save was under way.
 */
export type SaveState = {
  readonly kind: 'saved' | 'edited' | 'saving' | 'offline' | 'conflict' | 'refused'
  readonly revision: number
  readonly isStale: boolean
  /** When the server last took the draft (UTC ms); null in this visit not yet. */
  readonly savedAt: number | null
  /** For `refused`: what the server said. */
  readonly reason: string
}

export type SaveEvent =
  | { readonly kind: 'edited' }
  | { readonly kind: 'started' }
  | { readonly kind: 'accepted'; readonly revision: number; readonly at: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'conflicted' }
  /** The person decided: keep this draft on top of the newer revision, or take the newer one. */
  | { readonly kind: 'kept-mine'; readonly revision: number }
  | { readonly kind: 'took-theirs'; readonly revision: number }

export const SAVE_AFTER_MS = 800
export const RETRY_AFTER_MS = 5_000

/** How long to wait before the next save; null when there is nothing to send now. */
export function saveDelayMs({ kind }: SaveState): number | null {
  if (kind === 'edited') return SAVE_AFTER_MS
  return kind === 'offline' ? RETRY_AFTER_MS : null
}

/** True while closing the page would lose what the server does not have. */
export const isUnsaved = ({ kind }: SaveState) => kind !== 'saved'

export const savedState = (revision: number): SaveState => ({
  kind: 'saved',
  revision,
  isStale: false,
  savedAt: null,
  reason: '',
})

/** What follows from an event; one save is under way at most, and none after a conflict. */
export function nextSave(state: SaveState, event: SaveEvent): SaveState {
  switch (event.kind) {
    case 'edited':
      return edited(state)
    case 'started':
      return { ...state, kind: 'saving', isStale: false }
    case 'accepted':
      return {
        ...state,
        kind: state.isStale ? 'edited' : 'saved',
        revision: event.revision,
        isStale: false,
        savedAt: event.at,
      }
    case 'unreachable':
      return { ...state, kind: 'offline' }
    case 'refused':
      return { ...state, kind: state.isStale ? 'edited' : 'refused', reason: event.reason }
    case 'conflicted':
      return { ...state, kind: 'conflict' }
    case 'kept-mine':
      return { ...state, kind: 'edited', revision: event.revision, isStale: false }
    case 'took-theirs':
      return { ...state, kind: 'saved', revision: event.revision, isStale: false }
    default:
      return event satisfies never
  }
}

function edited(state: SaveState): SaveState {
  if (state.kind === 'conflict') return state
  return state.kind === 'saving' ? { ...state, isStale: true } : { ...state, kind: 'edited' }
}
