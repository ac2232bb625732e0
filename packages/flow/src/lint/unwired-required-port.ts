import { edgesFrom } from '../graph.ts'
import { error, knownNodes, type LintRule, nameOf, portsOf } from './lint-context.ts'

export const unwiredRequiredPort: LintRule = (context) =>
  knownNodes(context).flatMap((known) =>
    portsOf(known)
      .filter(({ required }) => required)
      .filter(({ name }) => edgesFrom(context.flow.logic, known.node.id, name).length === 0)
      .map(({ name, label }) => {
        const message = `${nameOf(known)}: say what happens when "${label}". Connect it to a step.`
        return error('unwired-required-port', message, { nodeId: known.node.id, port: name })
      }),
  )
