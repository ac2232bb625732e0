import { findCycles, indexGraph } from '../graph.ts'
import { error, knownNodes, type LintContext, type LintRule, nameOf } from './lint-context.ts'

/** Every way round must pass a step that counts; a limited loop beside it does not help. */
export const loopWithoutMaximum: LintRule = (context) => {
  const known = new Map(knownNodes(context).map((one) => [one.node.id, one]))
  return findCycles(withoutLimits(context)).flatMap((cycle) => {
    const members = cycle.flatMap((id) => known.get(id) ?? [])
    const [first] = members
    if (first === undefined) return []
    const names = members.map(nameOf).join(', ')
    const lead = members.length === 1 ? 'leads back to itself' : 'lead back to themselves'
    const message = `${names} ${lead} without a limit. Remove one connection of the loop.`
    return [error('loop-without-maximum', message, { nodeId: first.node.id })]
  })
}

/** What is left of the flow when each step that limits its visits is taken out. */
function withoutLimits({ flow, nodeTypes }: LintContext) {
  const { nodes, edges, settings } = flow.logic
  const limited = nodes.filter(
    ({ type, config }) => typeof nodeTypes(type)?.maximumVisits?.(config) === 'number',
  )
  const ids = new Set(limited.map(({ id }) => id))
  return indexGraph({
    nodes: nodes.filter(({ id }) => !ids.has(id)),
    edges: edges.filter(({ from, to }) => !ids.has(from) && !ids.has(to)),
    settings,
  })
}
