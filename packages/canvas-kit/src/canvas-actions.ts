import { createContext } from 'react'

/** What a card may ask of the page around it; empty on a canvas that is only looked at. */
export type CanvasActions = {
  /** Asks where a port should lead: the way to connect without dragging. */
  readonly onPort?: (nodeId: string, port: string) => void
}

export const CanvasActionsContext = createContext<CanvasActions>({})
