import { type Behavior, leave, unexpectedEvent } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  if (event.type !== 'entered') return unexpectedEvent(event)
  const { passed, because } = context.check(config.rules)
  return leave(passed ? 'yes' : 'no', {}, because)
}
