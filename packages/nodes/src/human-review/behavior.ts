import {
  type Behavior,
  leave,
  missingValue,
  type Signal,
  type Slot,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import { type definition, TIME_CHOSEN } from './definition.ts'
import { giveBack, timeButtons, timeOf } from './times.ts'

const MINUTE_MS = 60_000

type Memory = {
  readonly draft: string
  /** What the person may choose from; absent where the flow offers no times. */
  readonly slots?: readonly Slot[]
}
type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition, Memory>>[2]
type Deciding = ReturnType<Behavior<typeof definition, Memory>>

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  switch (event.type) {
    case 'entered':
      return ask(config, event.at, context)
    case 'signalReceived':
      return event.signal.type === 'choice'
        ? decide(config, event.signal, context)
        : unexpectedEvent(event)
    case 'timerFired': {
      const because = `Nobody decided within ${config.deadlineMinutes} minutes.`
      return leave('deadline', {}, because, { actions: giveBack(context.memory?.slots ?? []) })
    }
    default:
      return unexpectedEvent(event)
  }
}

function ask(config: Config, at: number, context: Context): Deciding {
  const dueAt = at + config.deadlineMinutes * MINUTE_MS
  const draft = context.render(config.draftMessage ?? '')
  const slots = config.slots === undefined ? [] : context.read(config.slots)
  if (slots === undefined) return missingValue('Times to choose from', config.slots ?? '')
  const offered = slots as readonly Slot[]
  const task = {
    type: 'openTask',
    name: 'task',
    title: context.render(config.title),
    body: context.render(config.instructions),
    draftMessage: draft === '' ? null : draft,
    choices: [...timeButtons(offered, context), ...config.choices],
    dueAt,
  } as const
  const deadline = { type: 'startTimer', name: 'deadline', dueAt } as const
  const memory = { draft, ...(config.slots !== undefined && { slots: offered }) }
  return stay<Memory>(memory, `Asked the front desk: ${task.title}`, { actions: [task, deadline] })
}

function decide(
  config: Config,
  { choice, by, text }: Extract<Signal, { type: 'choice' }>,
  context: Context,
): Deciding {
  const { draft = '', slots = [] } = context.memory ?? {}
  const output = { choice, by, message: text ?? draft }
  const slot = timeOf(slots, choice)
  if (slot === undefined) {
    const label = config.choices.find(({ id }) => id === choice)?.label ?? choice
    return leave(choice, output, `${by} chose "${label}".`)
  }
  const [button] = timeButtons([slot], context)
  const others = slots.filter((one) => one !== slot)
  const because = `${by} chose ${button?.label ?? 'a time'}.`
  return leave(TIME_CHOSEN, { ...output, slot }, because, { actions: giveBack(others) })
}
