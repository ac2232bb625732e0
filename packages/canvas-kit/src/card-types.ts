import { NodeCard } from './NodeCard.tsx'

/** Kept outside components: a new object would make React Flow mount every card anew. */
export const cardTypes = { card: NodeCard } as const
