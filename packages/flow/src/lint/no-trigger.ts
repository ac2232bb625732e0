import { error, knownNodes, type LintRule } from './lint-context.ts'

export const noTrigger: LintRule = (context) =>
  knownNodes(context).some(({ type }) => type.role === 'trigger')
    ? []
    : [error('no-trigger', 'Nothing starts this flow. Add a step from "Triggers".')]
