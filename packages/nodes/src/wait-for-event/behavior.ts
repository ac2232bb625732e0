import {
  askAboutLate,
  type Behavior,
  type Happened,
  type JsonObject,
  lateWords,
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
    case 'entered':
      return enter(config, event.at, context.happened)
    case 'happened':
      return isWanted(config)(event.happened) ? seen(event.happened, 'Happened') : stay({}, '')
    case 'timerFired':
      return event.name === 'ask' ? timeout() : expire(config, event)
    case 'signalReceived':
      return event.signal.type === 'choice'
        ? chosen(config, event.signal, event.at)
        : unexpectedEvent(event)
    default:
      return unexpectedEvent(event)
  }
}

function enter(
  config: Config,
  at: number,
  happened: readonly Happened[],
): StepDecision<JsonObject> {
  const earlier = config.countEarlier ? happened.find(isWanted(config)) : undefined
  return earlier === undefined ? wait(config, at) : seen(earlier, 'Already happened')
}

function isWanted({ about, changes }: Config) {
  return (happened: Happened) =>
    happened.about === about && changes.some((change) => change === happened.change)
}

function wait(config: Config, at: number): StepDecision<JsonObject> {
  return stay({}, `Waiting up to ${config.timeoutMinutes} minutes for news.`, {
    actions: [{ type: 'watch', name: 'news' }, timeoutAt(config, at)],
  })
}

/** Whoever decided to wait is not overruled by the end of the asking. */
const stopAsking = { type: 'cancelTimer', name: 'ask' } as const

function timeoutAt({ timeoutMinutes }: Config, at: number) {
  const dueAt = at + timeoutMinutes * MINUTE_MS
  return { type: 'startTimer', name: 'timeout', dueAt } as const
}

function timeout(how = ''): StepDecision<JsonObject> {
  return leave('timeout', {}, `Nothing of the kind happened in time.${how}`)
}

type Fired = { readonly at: number; readonly lateMs: number }

/** Late only when Chairflow was not running then: the calendar was compared before. */
function expire(config: Config, { at, lateMs }: Fired): StepDecision<JsonObject> {
  const late = lateWords({ lateMs }, config)
  if (late === null) return timeout()
  if (config.whenLate === 'again') return again(config, at, late)
  if (config.whenLate !== 'ask') return timeout(` ${late}`)
  const body = `Nothing of the kind that the flow waits for happened. ${late}`
  const actions = askAboutLate(body, at, [
    { id: 'again', label: 'Wait once more' },
    { id: 'timeout', label: 'Go on without it' },
  ])
  return stay({}, `${late} Asking the front desk, and still watching.`, { actions })
}

function again(config: Config, at: number, why: string): StepDecision<JsonObject> {
  const because = `${why} Waiting once more, up to ${config.timeoutMinutes} minutes.`
  return stay({}, because, { actions: [stopAsking, timeoutAt(config, at)] })
}

type Choice = { readonly choice: string; readonly by: string }

function chosen(config: Config, { choice, by }: Choice, at: number): StepDecision<JsonObject> {
  return choice === 'again'
    ? again(config, at, `${by} decided to wait.`)
    : timeout(` ${by} decided to go on.`)
}

function seen({ change, appointmentId, startAt }: Happened, how: string): StepDecision<JsonObject> {
  return leave(change, { appointmentId, startAt }, `${how}: ${change}.`)
}
