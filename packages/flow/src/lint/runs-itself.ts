import { error, knownNodes, type LintRule, nameOf } from './lint-context.ts'

type Fields = { readonly properties?: Readonly<Record<string, { readonly 'x-kind'?: string }>> }

/** A flow that runs itself would start executions without end. */
export const runsItself: LintRule = (context) =>
  knownNodes(context).flatMap((known) => {
    const { properties = {} } = known.type.config as Fields
    return Object.entries(properties)
      .filter(([, field]) => field['x-kind'] === 'flow')
      .filter(([name]) => known.node.config[name] === context.flow.id)
      .map(([name]) => {
        const message = `${nameOf(known)} runs this same flow, which would never end. Choose another flow.`
        return error('runs-itself', message, { nodeId: known.node.id, field: `config/${name}` })
      })
  })
