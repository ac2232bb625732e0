import type { FlowDocument } from '../flow.ts'
import { findKnownFacts } from '../known-facts.ts'
import type { NodeTypes } from '../node-type-facts.ts'
import type { Problem } from '../problem.ts'
import { rules } from './rules.ts'

export type LintOptions = {
  /** Whether a practice has an account for a slot; absent: every slot counts as connected. */
  readonly isBound?: (slot: string, kind: string) => boolean
}

/** Everything that would go wrong, or could be better, before anything runs. */
export function lintFlow(
  flow: FlowDocument,
  nodeTypes: NodeTypes,
  { isBound = () => true }: LintOptions = {},
): readonly Problem[] {
  const facts = findKnownFacts(flow.logic, nodeTypes)
  return rules.flatMap((rule) => rule({ flow, nodeTypes, facts, isBound }))
}
