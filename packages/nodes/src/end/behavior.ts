import { type Behavior, endBranch, unexpectedEvent } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  if (event.type !== 'entered') return unexpectedEvent(event)
  const { outcome, unlessSaid = false, values = [] } = config
  const given = Object.fromEntries(values.map(({ name, value }) => [name, context.render(value)]))
  const because = unlessSaid
    ? `This way ends: "${outcome}", unless another way has said how it ended.`
    : `This way ends with the outcome "${outcome}".`
  return endBranch({ outcome, unlessSaid }, because, given)
}
