import type { FlowNode } from '../flow.ts'
import { knownNodes, type LintContext, type LintRule, nameOf, warning } from './lint-context.ts'

export const nothingToJoin: LintRule = (context) =>
  knownNodes(context)
    .filter(({ node, type }) => type.gathers === true && arriving(context, node) === 1)
    .map((known) => {
      const message = `Only one way leads to ${nameOf(known)}, so there is nothing to bring together. Connect another, or remove it.`
      return warning('nothing-to-join', message, { nodeId: known.node.id })
    })

function arriving({ facts }: LintContext, { id }: FlowNode): number {
  return facts.graph.incoming(id).length
}
