import { startVariables } from '../available-variables.ts'
import { error, type LintRule } from './lint-context.ts'

/** A limit per patient or appointment holds only when every start says which one it is. */
export const limitWithoutValue: LintRule = ({ flow, nodeTypes }) => {
  const { concurrency } = flow.logic.settings
  if (concurrency === undefined) return []
  if (startVariables(flow, nodeTypes).some(({ path }) => path === concurrency.key)) return []
  const message = `The rule “how many at once” counts by ${concurrency.key || 'nothing'}, which not every trigger knows. Choose another value under “Rules of this flow”.`
  return [error('limit-without-value', message)]
}
