import type { FlowDocument } from '@chairflow/flow'

export type Position = { readonly x: number; readonly y: number }

export const CARD_WIDTH = 264
const COLUMN = CARD_WIDTH + 96
const ROW = 220

/**
 * Where each card stands, in canvas pixels. Cards without a place of their own (an imported
 * document may carry no layout) stand in columns by their distance from the start.
 */
export function positionsOf(flow: FlowDocument): Readonly<Record<string, Position>> {
  const { nodes } = flow.logic
  const isMissing = nodes.some(({ id }) => !Object.hasOwn(flow.layout, id))
  if (!isMissing) return flow.layout
  const depth = depths(flow)
  const rows = new Map<number, number>()
  const placed: Record<string, Position> = {}
  for (const { id } of nodes) {
    const column = depth.get(id) ?? 0
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    placed[id] = { x: column * COLUMN, y: row * ROW }
  }
  return { ...placed, ...flow.layout }
}

function depths({ logic }: FlowDocument): ReadonlyMap<string, number> {
  const targets = new Set<string>(logic.edges.map(({ to }) => to))
  const depth = new Map<string, number>()
  let front: readonly string[] = logic.nodes
    .filter(({ id }) => !targets.has(id))
    .map(({ id }) => id)
  for (let column = 0; front.length > 0; column += 1) {
    for (const id of front) depth.set(id, column)
    const reached = new Set(front)
    const next = logic.edges.filter(({ from, to }) => reached.has(from) && !depth.has(to))
    front = [...new Set(next.map(({ to }) => to as string))]
  }
  return depth
}
