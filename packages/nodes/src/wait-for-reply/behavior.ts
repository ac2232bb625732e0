import {
  askAboutLate,
  type Behavior,
  fail,
  lateWords,
  leave,
  missingValue,
  type Person,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import { understandReply } from '@chairflow/scheduling'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

const MINUTE_MS = 60_000
/** A reply may overtake the turn that records the question as sent. */
const LOOK_BACK_MS = 5 * MINUTE_MS

type Memory = { readonly firstName: string }
type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition, Memory>>[2]
type Decision = StepDecision<Memory>

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  if (event.type === 'entered') return wait(config, event.at, context)
  const { memory } = context
  if (memory === undefined) return unexpectedEvent(event)
  switch (event.type) {
    case 'signalReceived':
      return event.signal.type === 'choice'
        ? chosen(config, memory, event.signal, event.at)
        : answer(memory, event.signal)
    case 'timerFired':
      return event.name === 'ask' ? noReply(memory) : expire(config, memory, event)
    case 'activityCompleted':
      return stay(memory, `The question reached ${memory.firstName}'s carrier.`)
    case 'activityFailed':
      return event.failure.code === 'recipient-opted-out'
        ? leave('optedOut', {}, 'Nothing was sent: this person asked us to stop texting.')
        : fail(event.failure)
    default:
      return unexpectedEvent(event)
  }
}

function wait(config: Config, at: number, context: Context) {
  const person = context.read(config.from) as Person | undefined
  if (person === undefined) return missingValue<Memory>('Whose reply', config.from)
  const question = config.question?.trim() ? config.question : null
  const since = question === null ? at - LOOK_BACK_MS : at
  const open = { type: 'openWait', name: 'reply', phone: person.phone, since } as const
  const asking =
    question === null ? [] : [ask(person.phone, context.render(question, { patient: person }))]
  const because = `Waiting up to ${config.timeoutMinutes} minutes for ${person.firstName}.`
  return stay<Memory>({ firstName: person.firstName }, because, {
    actions: [open, timeoutAt(config, at), ...asking],
  })
}

function noReply({ firstName }: Memory, how = ''): Decision {
  return leave('noReply', {}, `No reply from ${firstName} in time.${how}`)
}

type Fired = { readonly at: number; readonly lateMs: number }

/** Late only when Chairflow was not running then: what came meanwhile was heard before. */
function expire(config: Config, memory: Memory, { at, lateMs }: Fired): Decision {
  const late = lateWords({ lateMs }, config)
  if (late === null) return noReply(memory)
  if (config.whenLate === 'again') return again(config, memory, at, late)
  if (config.whenLate !== 'ask') return noReply(memory, ` ${late}`)
  const body = `${memory.firstName} was asked and has not answered. ${late}`
  const actions = askAboutLate(body, at, [
    { id: 'again', label: 'Wait once more' },
    { id: 'noReply', label: 'Take it as no reply' },
  ])
  return stay(memory, `${late} Asking the front desk, and still listening.`, { actions })
}

function again(config: Config, memory: Memory, at: number, why: string): Decision {
  const because = `${why} Waiting once more, up to ${config.timeoutMinutes} minutes.`
  return stay(memory, because, { actions: [stopAsking, timeoutAt(config, at)] })
}

function chosen(
  config: Config,
  memory: Memory,
  { choice, by }: { readonly choice: string; readonly by: string },
  at: number,
): Decision {
  return choice === 'again'
    ? again(config, memory, at, `${by} decided to wait.`)
    : noReply(memory, ` ${by} decided to go on.`)
}

/** Whoever decided to wait is not overruled by the end of the asking. */
const stopAsking = { type: 'cancelTimer', name: 'ask' } as const

function timeoutAt({ timeoutMinutes }: Config, at: number) {
  const dueAt = at + timeoutMinutes * MINUTE_MS
  return { type: 'startTimer', name: 'timeout', dueAt } as const
}

function ask(to: string, body: string) {
  const input = { to, body }
  return {
    type: 'callActivity',
    name: 'question',
    slot: 'sms',
    activity: 'message.send',
    input,
  } as const
}

function answer(memory: Memory, signal: { readonly text: string; readonly hasMedia: boolean }) {
  const { intent, why } = understandReply(signal.text, {
    prompt: 'reminder',
    hasMedia: signal.hasMedia,
  })
  const name = memory.firstName
  if (intent === 'affirm') return leave<Memory>('yes', {}, `${name} said yes (${why}).`)
  if (intent === 'deny') return leave<Memory>('no', {}, `${name} said no (${why}).`)
  if (intent === 'optOut') {
    return leave<Memory>('optedOut', {}, `${name} asked us to stop texting.`)
  }
  return leave<Memory>('unclear', { reason: why }, `${name} wrote something unclear: ${why}.`)
}
