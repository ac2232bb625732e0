import type { FlowEdge } from '../flow.ts'
import {
  error,
  type KnownNode,
  knownNodes,
  type LintContext,
  type LintRule,
  nameOf,
  portsOf,
} from './lint-context.ts'
import { brokenTemplates, type Use, usedVariables } from './used-variables.ts'

/** A value must be set on every way to the step that uses it, and be of the kind it wants. */
export const variableNotSet: LintRule = (context) =>
  knownNodes(context).flatMap((known) => [
    ...brokenTemplates(known).map(({ field, title, message }) =>
      error('text-unreadable', `${nameOf(known)}, "${title}": ${message}`, {
        nodeId: known.node.id,
        field,
      }),
    ),
    ...usedVariables(known).flatMap((use) => check(context, known, use)),
  ])

function check(context: LintContext, known: KnownNode, use: Use) {
  const { facts } = context
  const where = { nodeId: known.node.id, field: use.field }
  const variable = facts.variables.get(use.path)
  if (variable === undefined) {
    const message = `${nameOf(known)}, "${use.title}": nothing in this flow sets ${use.path}.`
    return [error('variable-not-set', message, where)]
  }
  if (facts.reachable.has(known.node.id) && !facts.at(known.node.id).has(use.path)) {
    const message = `${nameOf(known)}, "${use.title}": ${use.path} is not set ${whenOf(context, known, use)}.`
    return [error('variable-not-set', message, where)]
  }
  if (use.wants === null || use.wants === variable.kind) return []
  const message = `${nameOf(known)}, "${use.title}": ${use.path} is not a ${use.wants}. Choose another value.`
  return [error('variable-wrong-kind', message, where)]
}

/** Names one way into the step on which the value is missing. */
function whenOf(context: LintContext, { node }: KnownNode, { path }: Use): string {
  const { facts } = context
  const without = facts.graph
    .incoming(node.id)
    .find((edge) => facts.reachable.has(edge.from) && !facts.after(edge).has(path))
  return without === undefined ? 'on every way here' : `when ${leaving(context, without)}`
}

function leaving(context: LintContext, { from, port }: FlowEdge): string {
  const source = knownNodes(context).find(({ node }) => node.id === from)
  if (source === undefined) return 'a step before it is left'
  const label = portsOf(source).find(({ name }) => name === port)?.label ?? port
  return `${nameOf(source)} is left by "${label}"`
}
