import type { Direction } from './neighbour.ts'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The direction of an arrow key; null for any other key. */
export const arrowDirection = (key: string): Direction | null => ARROWS[key] ?? null

/** The id of the card that holds the focus; null when the focus is elsewhere, e.g. in a field. */
export function focusedCard(target: EventTarget | null): string | null {
  if (!(target instanceof HTMLElement)) return null
  return target.matches('.react-flow__node') ? (target.dataset.id ?? null) : null
}

/** Moves the focus to a card. Returns false when it is not drawn. */
export function focusCard(root: HTMLElement | null, nodeId: string | null): boolean {
  if (!root || nodeId === null) return false
  const card = root.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
  card?.focus({ preventScroll: true })
  return card !== null
}
