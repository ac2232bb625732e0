import type { FlowEdge, NodeId } from '../flow.ts'
import type { Problem } from '../problem.ts'
import {
  error,
  type KnownNode,
  knownNodes,
  type LintContext,
  type LintRule,
  nameOf,
  portsOf,
} from './lint-context.ts'
import { type Unreadable, type Use, unreadableFields, usedVariables } from './used-variables.ts'

/** A value must be set on every way to the step that uses it, and be of the kind it wants. */
export const variableNotSet: LintRule = (context) =>
  knownNodes(context).flatMap((known) => [
    ...unreadableFields(known).map((field) => unreadable(known, field)),
    ...usedVariables(known).flatMap((use) => check(context, known, use)),
  ])

function unreadable(known: KnownNode, { code, field, title, message }: Unreadable): Problem {
  const where = { nodeId: known.node.id, field }
  return error(code, `${nameOf(known)}, "${title}": ${message}`, where)
}

function check(context: LintContext, known: KnownNode, use: Use): readonly Problem[] {
  const found = notSet(context, known, use) ?? wrongKind(context, use)
  if (found === null) return []
  const message = `${nameOf(known)}, "${use.title}": ${found.message}`
  return [error(found.code, message, { nodeId: known.node.id, field: use.field })]
}

type Found = { readonly code: string; readonly message: string }

function notSet(context: LintContext, known: KnownNode, use: Use): Found | null {
  const { facts } = context
  const code = 'variable-not-set'
  if (use.local !== null) return null
  if (!facts.variables.has(use.path)) {
    return { code, message: `nothing in this flow sets ${use.path}.` }
  }
  if (!facts.reachable.has(known.node.id) || facts.at(known.node.id).has(use.path)) return null
  return { code, message: `${use.path} is not set ${whenOf(context, known, use)}.` }
}

function wrongKind({ facts }: LintContext, { path, wants, written, local }: Use): Found | null {
  const code = 'variable-wrong-kind'
  const variable = local ?? facts.variables.get(path)
  if (written !== null && variable?.hasParts) {
    return { code, message: `${path} has several parts. Choose one of them, such as its name.` }
  }
  if (written === 'bare' && variable?.kind === 'instant') {
    const ways = ['day', 'date', 'time'].map((filter) => `{{ ${path} | ${filter} }}`)
    return { code, message: `${path} is a moment. Write ${ways.join(' or ')}.` }
  }
  if (wants === null || wants === variable?.kind) return null
  return { code, message: `${path} is not a ${wants}. Choose another value.` }
}

/**
 * Names one way on which the value is missing: by the step that would have set it and was left
 * by another port, or else by the step after which that way joins one that has the value.
 */
function whenOf(context: LintContext, { node }: KnownNode, { path }: Use): string {
  const missing = missingEdges(context, node.id, path)
  const parting =
    missing.find(({ from }) => path.startsWith(`steps.${from}.`)) ??
    missing.find((edge) => joinsWayWith(context, edge, path))
  return parting === undefined ? 'on every way here' : `when ${leaving(context, parting)}`
}

/** The connections without the value that lead here, the nearest first. */
function missingEdges({ facts }: LintContext, id: NodeId, path: string): readonly FlowEdge[] {
  const edges: FlowEdge[] = []
  const seen = new Set([id])
  for (const at of seen) {
    const without = facts.graph
      .incoming(at)
      .filter((edge) => facts.reachable.has(edge.from) && !facts.after(edge).has(path))
    edges.push(...without)
    for (const { from } of without) seen.add(from)
  }
  return edges
}

function joinsWayWith({ facts }: LintContext, { to }: FlowEdge, path: string): boolean {
  return facts.graph
    .incoming(to)
    .some((other) => facts.reachable.has(other.from) && facts.after(other).has(path))
}

function leaving(context: LintContext, { from, port }: FlowEdge): string {
  const source = knownNodes(context).find(({ node }) => node.id === from)
  if (source === undefined) return 'a step before it is left'
  const label = portsOf(source).find(({ name }) => name === port)?.label ?? port
  return `${nameOf(source)} is left by "${label}"`
}
