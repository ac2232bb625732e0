import { findCycles } from '../graph.ts'
import { error, knownNodes, type LintRule, nameOf } from './lint-context.ts'

export const loopWithoutMaximum: LintRule = (context) => {
  const known = new Map(knownNodes(context).map((one) => [one.node.id, one]))
  return findCycles(context.facts.graph).flatMap((cycle) => {
    const members = cycle.flatMap((id) => known.get(id) ?? [])
    const isLimited = members.some(
      ({ node, type }) => typeof type.maximumVisits?.(node.config) === 'number',
    )
    const [first] = members
    if (isLimited || first === undefined) return []
    const names = members.map(nameOf).join(', ')
    const message = `${names} lead back to themselves without a limit. Remove one connection of the loop.`
    return [error('loop-without-maximum', message, { nodeId: first.node.id })]
  })
}
