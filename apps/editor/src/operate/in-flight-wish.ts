import type { InFlightChoice, PublishPreview } from '@chairflow/api'

/** What the person has chosen so far for those under way. */
export type InFlightWish = {
  readonly type: InFlightChoice['type']
  /** For steps that are not found again by themselves: where those go on; null stays. */
  readonly nodes: Readonly<Record<string, string | null>>
  readonly reason: string
}

export const nothingWished: InFlightWish = { type: 'finish', nodes: {}, reason: '' }

/** As the server wants it; null while a reason is missing. */
export function choiceOf({ type, nodes, reason }: InFlightWish): InFlightChoice | null {
  switch (type) {
    case 'finish':
      return { type }
    case 'move': {
      const chosen = Object.entries(nodes).flatMap(([from, to]) =>
        to === null ? [] : [[from, to]],
      )
      return { type, nodes: Object.fromEntries(chosen) }
    }
    case 'stop':
      return reason.trim() === '' ? null : { type, reason: reason.trim() }
    default:
      return type satisfies never
  }
}

/** Whether moving could help anybody: all their steps are there, or somebody can say where. */
export function canMove({ movable, steps }: PublishPreview): boolean {
  return movable > 0 || steps.some(({ passage }) => passage.type === 'choose')
}
