export type LiveTopic = 'flow' | 'execution' | 'task' | 'message' | 'event' | 'alert' | 'practice'
export type LiveChange = { readonly topic: LiveTopic; readonly id: string }

export type Live = {
  readonly tell: (changes: readonly LiveChange[]) => void
  readonly listen: (listener: (change: LiveChange) => void) => () => void
}

/** Tells pages what changed, after it is committed. */
export function createLive(): Live {
  const listeners = new Set<(change: LiveChange) => void>()
  return {
    tell: (changes) => {
      const unique = new Map(changes.map((change) => [`${change.topic}/${change.id}`, change]))
      for (const change of unique.values()) for (const listener of listeners) listener(change)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
