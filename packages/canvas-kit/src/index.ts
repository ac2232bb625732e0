export { CanvasControls } from './CanvasControls.tsx'
export { CardMessage } from './CardMessage.tsx'
export { CardRules } from './CardRules.tsx'
export { CardSummary } from './CardSummary.tsx'
export { CanvasActionsContext } from './canvas-actions.ts'
export {
  type CardData,
  type CardDefinition,
  type CardEdge,
  type CardNode,
  type Definitions,
  type Face,
  type Faces,
  portsOf,
  titleOf,
} from './card-data.ts'
export type { CardStatus } from './card-status.ts'
export { cardTypes } from './card-types.ts'
export { arrowDirection, focusCard, focusedCard } from './focus.ts'
export { hasIcon, NodeIcon } from './NodeIcon.tsx'
export { type Direction, neighbour } from './neighbour.ts'
export { openingView } from './opening-view.ts'
export { CARD_WIDTH, type Position, positionsOf } from './positions.ts'
export { type CanvasExtra, toReactFlow } from './to-react-flow.ts'
