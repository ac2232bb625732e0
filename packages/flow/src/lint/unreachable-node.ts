import { error, knownNodes, type LintRule, nameOf } from './lint-context.ts'

export const unreachableNode: LintRule = (context) => {
  const known = knownNodes(context)
  if (!known.some(({ type }) => type.role === 'trigger')) return []
  return known
    .filter(({ node }) => !context.facts.reachable.has(node.id))
    .map((one) => {
      const message = `Nothing leads to ${nameOf(one)}. Connect it or remove it.`
      return error('unreachable-node', message, { nodeId: one.node.id })
    })
}
