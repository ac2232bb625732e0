import {
  type Behavior,
  type Happened,
  type JsonObject,
  leave,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

const MINUTE_MS = 60_000

type Config = Static<(typeof definition)['config']>

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const earlier = config.countEarlier ? context.happened.find(isWanted(config)) : undefined
      return earlier === undefined ? wait(config, event.at) : seen(earlier, 'Already happened')
    }
    case 'happened':
      return isWanted(config)(event.happened) ? seen(event.happened, 'Happened') : stay({}, '')
    case 'timerFired':
      return leave('timeout', {}, 'Nothing of the kind happened in time.')
    default:
      return unexpectedEvent(event)
  }
}

function isWanted({ about, changes }: Config) {
  return (happened: Happened) =>
    happened.about === about && changes.some((change) => change === happened.change)
}

function wait({ timeoutMinutes }: Config, at: number): StepDecision<JsonObject> {
  const dueAt = at + timeoutMinutes * MINUTE_MS
  return stay({}, `Waiting up to ${timeoutMinutes} minutes for news.`, {
    actions: [
      { type: 'watch', name: 'news' },
      { type: 'startTimer', name: 'timeout', dueAt },
    ],
  })
}

function seen({ change, appointmentId, startAt }: Happened, how: string): StepDecision<JsonObject> {
  return leave(change, { appointmentId, startAt }, `${how}: ${change}.`)
}
