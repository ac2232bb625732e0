import {
  type Behavior,
  fail,
  leave,
  missingValue,
  type Person,
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

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  if (event.type === 'entered') return wait(config, event.at, context)
  const { memory } = context
  if (memory === undefined) return unexpectedEvent(event)
  switch (event.type) {
    case 'signalReceived':
      if (event.signal.type !== 'reply') return unexpectedEvent(event)
      return answer(memory, event.signal)
    case 'timerFired':
      return leave('noReply', {}, `No reply from ${memory.firstName} in time.`)
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
  const dueAt = at + config.timeoutMinutes * MINUTE_MS
  const timer = { type: 'startTimer', name: 'timeout', dueAt } as const
  const asking =
    question === null ? [] : [ask(person.phone, context.render(question, { patient: person }))]
  const because = `Waiting up to ${config.timeoutMinutes} minutes for ${person.firstName}.`
  return stay<Memory>({ firstName: person.firstName }, because, {
    actions: [open, timer, ...asking],
  })
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
