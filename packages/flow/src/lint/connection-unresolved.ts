import { error, knownNodes, type LintRule, nameOf } from './lint-context.ts'

const NAMES: Readonly<Record<string, string>> = {
  pms: 'practice system',
  sms: 'texting account',
  email: 'e-mail account',
}

export const connectionUnresolved: LintRule = (context) =>
  knownNodes(context).flatMap((known) =>
    known.type.connections
      .filter(({ slot, kind }) => !context.isBound(slot, kind))
      .map(({ slot, kind }) => {
        const message = `${nameOf(known)} needs a ${NAMES[kind] ?? kind}, and none is connected.`
        return error('connection-unresolved', message, { nodeId: known.node.id, field: slot })
      }),
  )
