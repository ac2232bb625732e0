import { error, type LintRule } from './lint-context.ts'

/** Steps this Chairflow does not know survive import but cannot run. */
export const unknownNodeType: LintRule = ({ flow, nodeTypes }) =>
  flow.logic.nodes.flatMap((node) => {
    const known = nodeTypes(node.type)
    if (known !== undefined && known.version === node.v) return []
    const name = node.label ?? node.type
    const what = known === undefined ? `a kind we do not know (${node.type})` : `version ${node.v}`
    const message = `"${name}" is ${what}. Replace it, or update Chairflow.`
    return [error('unknown-node-type', message, { nodeId: node.id })]
  })
