import { error, knownNodes, type LintRule, nameOf } from './lint-context.ts'

/** A wait that may last for ever holds its patient and its slot for ever. */
export const waitWithoutMaximum: LintRule = (context) =>
  knownNodes(context)
    .filter(({ node, type }) => type.longestWaitMs?.(node.config) === null)
    .map((known) => {
      const message = `${nameOf(known)} could wait for ever. Set how long it waits at most.`
      return error('wait-without-maximum', message, { nodeId: known.node.id })
    })
