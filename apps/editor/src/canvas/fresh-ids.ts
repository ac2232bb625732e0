import type { EdgeId, FlowDocument, NodeId } from '@chairflow/flow'
import type { NewIds } from './edits.ts'

/**
 * New ids for a flow, named after the type (`offer_slot`, `offer_slot_2`), so that an exported
 * document can be read. Never gives the same id twice.
 */
export function freshIds({ logic }: FlowDocument): NewIds {
  const used = new Set<string>([...logic.nodes, ...logic.edges].map(({ id }) => id))
  const take = (base: string) => {
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? base : `${base}_${count}`
      if (used.has(id)) continue
      used.add(id)
      return id
    }
  }
  return {
    node: (type) => take(type.replace(/[^a-z0-9]+/gi, '_').slice(0, 40) || 'step') as NodeId,
    edge: () => take('wire') as EdgeId,
  }
}
