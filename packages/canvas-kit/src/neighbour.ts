import type { FlowDocument } from '@chairflow/flow'
import { positionsOf } from './positions.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

const VECTORS = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
} as const

/**
 * The node that an arrow key goes to: right and left follow the wires when there are any, else
 * (and up and down) the nearest card in that direction. Null when there is none.
 */
export function neighbour(flow: FlowDocument, nodeId: string, direction: Direction): string | null {
  return byWire(flow, nodeId, direction) ?? nearest(flow, nodeId, direction)
}

function byWire({ logic }: FlowDocument, nodeId: string, direction: Direction): string | null {
  if (direction === 'right') return logic.edges.find(({ from }) => from === nodeId)?.to ?? null
  if (direction === 'left') return logic.edges.find(({ to }) => to === nodeId)?.from ?? null
  return null
}

function nearest(flow: FlowDocument, nodeId: string, direction: Direction): string | null {
  const positions = positionsOf(flow)
  const here = positions[nodeId]
  if (!here) return null
  const along = VECTORS[direction]
  const ranked = flow.logic.nodes.flatMap(({ id }) => {
    const there = positions[id]
    if (!there || id === nodeId) return []
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    const ahead = dx * along.x + dy * along.y
    const aside = Math.abs(dx * along.y + dy * along.x)
    return ahead > 0 && aside <= ahead * 2 ? [{ id, distance: ahead + aside * 2 }] : []
  })
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.id ?? null
}
