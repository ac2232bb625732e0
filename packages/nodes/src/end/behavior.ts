import { type Behavior, endBranch, unexpectedEvent } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event) =>
  event.type === 'entered'
    ? endBranch(config.outcome, `This way ends with the outcome "${config.outcome}".`)
    : unexpectedEvent(event)
