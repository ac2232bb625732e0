import { error, knownNodes, type LintRule, nameOf, portsOf } from './lint-context.ts'

export const edgeFromUnknownPort: LintRule = (context) =>
  knownNodes(context).flatMap((known) => {
    const names = new Set(portsOf(known).map(({ name }) => name))
    return context.facts.graph
      .outgoing(known.node.id)
      .filter(({ port }) => !names.has(port))
      .map(({ id, port }) => {
        const message = `${nameOf(known)} has no way out called ${port} any more. Remove this connection.`
        return error('edge-from-unknown-port', message, { nodeId: known.node.id, edgeId: id, port })
      })
  })
