import { type Behavior, endBranch, unexpectedEvent } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  if (event.type !== 'entered') return unexpectedEvent(event)
  const values = (config.values ?? []).map(({ name, value }) => [name, context.render(value)])
  const because = `This way ends with the outcome "${config.outcome}".`
  return endBranch(config.outcome, because, Object.fromEntries(values))
}
