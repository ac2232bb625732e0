import { type Behavior, leave, stay, unexpectedEvent } from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

const MINUTE_MS = 60_000

type Memory = { readonly draft: string }
type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition, Memory>>[2]

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  switch (event.type) {
    case 'entered':
      return ask(config, event.at, context)
    case 'signalReceived': {
      if (event.signal.type !== 'choice') return unexpectedEvent(event)
      const { choice, by, text } = event.signal
      const label = config.choices.find(({ id }) => id === choice)?.label ?? choice
      const output = { choice, by, message: text ?? context.memory?.draft ?? '' }
      return leave(choice, output, `${by} chose "${label}".`)
    }
    case 'timerFired':
      return leave('deadline', {}, `Nobody decided within ${config.deadlineMinutes} minutes.`)
    default:
      return unexpectedEvent(event)
  }
}

function ask(config: Config, at: number, context: Context) {
  const dueAt = at + config.deadlineMinutes * MINUTE_MS
  const draft = context.render(config.draftMessage ?? '')
  const task = {
    type: 'openTask',
    name: 'task',
    title: context.render(config.title),
    body: context.render(config.instructions),
    draftMessage: draft === '' ? null : draft,
    choices: config.choices,
    dueAt,
  } as const
  const deadline = { type: 'startTimer', name: 'deadline', dueAt } as const
  return stay<Memory>({ draft }, `Asked the front desk: ${task.title}`, {
    actions: [task, deadline],
  })
}
