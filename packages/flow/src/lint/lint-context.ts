import type { FlowDocument, FlowNode } from '../flow.ts'
import type { KnownFacts } from '../known-facts.ts'
import type { NodeTypeFacts, NodeTypes, PortFacts } from '../node-type-facts.ts'
import type { Problem } from '../problem.ts'

export type LintContext = {
  readonly flow: FlowDocument
  readonly nodeTypes: NodeTypes
  readonly facts: KnownFacts
  readonly isBound: (slot: string, kind: string) => boolean
}

export type LintRule = (context: LintContext) => readonly Problem[]

export type KnownNode = { readonly node: FlowNode; readonly type: NodeTypeFacts }

/** Nodes of types we know; the others have a rule of their own. */
export function knownNodes({ flow, nodeTypes }: LintContext): readonly KnownNode[] {
  return flow.logic.nodes.flatMap((node) => {
    const type = nodeTypes(node.type)
    return type === undefined ? [] : [{ node, type }]
  })
}

export function nameOf({ node, type }: KnownNode): string {
  return `"${node.label ?? type.title}"`
}

export function portsOf({ node, type }: KnownNode): readonly PortFacts[] {
  return type.ports(node.config)
}

export function error(code: string, message: string, where: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', message, ...where }
}

export function warning(code: string, message: string, where: Partial<Problem> = {}): Problem {
  return { code, severity: 'warning', message, ...where }
}
