import {
  askAboutLate,
  type Behavior,
  lateWords,
  leave,
  missingValue,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import { moveIntoHours } from '@chairflow/scheduling'
import type { Static } from 'typebox'
import { type definition, LONGEST_WAIT_MS } from './definition.ts'

const MINUTE_MS = 60_000

type Memory = { readonly enteredAt: number; readonly dueAt: number; readonly isAsking?: true }
type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition, Memory>>[2]
type Decision = StepDecision<Memory>

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  if (event.type === 'entered') return begin(config, event.at, context)
  const { memory } = context
  if (memory === undefined) return unexpectedEvent(event)
  switch (event.type) {
    case 'timerFired':
      return event.name === 'ask'
        ? leave('tooLate', {}, 'Nobody decided in time whether to go on.')
        : fire(config, memory, event)
    case 'happened':
      return event.happened.about === 'subject'
        ? move(config, memory, event.at, context)
        : still(memory)
    case 'signalReceived':
      return event.signal.type === 'choice' && event.signal.choice === 'goOn'
        ? leave('next', {}, `${event.signal.by} decided to go on.`)
        : leave('tooLate', {}, 'The front desk decided that it is too late.')
    default:
      return unexpectedEvent(event)
  }
}

function begin(config: Config, at: number, context: Context): Decision {
  const dueAt = dueAtOf(config, at, context)
  if (dueAt === null) return missingValue('Before or after what', config.instant ?? 'nothing')
  if (dueAt <= at) return passed(config)
  const because = `Waiting until ${words(dueAt, context)}.`
  const watch = { type: 'watch', name: 'appointment' } as const
  return stay({ enteredAt: at, dueAt }, because, {
    actions: [timerAt(dueAt), ...(config.mode === 'delay' ? [] : [watch])],
  })
}

/** The appointment may have moved: the wait moves with it. */
function move(config: Config, memory: Memory, at: number, context: Context): Decision {
  const dueAt = dueAtOf(config, memory.enteredAt, context)
  if (memory.isAsking || dueAt === null || dueAt === memory.dueAt) return still(memory)
  if (dueAt <= at) return passed(config)
  const because = `The appointment changed: now waiting until ${words(dueAt, context)}.`
  return stay({ ...memory, dueAt }, because, { actions: [timerAt(dueAt)] })
}

function still(memory: Memory): Decision {
  return stay(memory, '')
}

function passed({ mode, whenPast }: Config): Decision {
  return mode !== 'delay' && whenPast === 'skip'
    ? leave('tooLate', {}, 'That time is over already.')
    : leave('next', {}, 'That time is over already: going on at once.')
}

type Fired = { readonly at: number; readonly lateMs: number }

/** Late only when Chairflow was not running at the time. */
function fire(config: Config, memory: Memory, { at, lateMs }: Fired): Decision {
  const late = lateWords({ lateMs }, config)
  if (late === null) return leave('next', {}, 'It is time.')
  if (config.whenLate === 'go-on') return leave('next', {}, `${late} Going on.`)
  return config.whenLate === 'skip' ? leave('tooLate', {}, late) : ask(memory, at, late)
}

function ask(memory: Memory, at: number, late: string): Decision {
  const actions = askAboutLate(late, at, [
    { id: 'goOn', label: 'Go on now' },
    { id: 'skip', label: 'It is too late' },
  ])
  return stay({ ...memory, isAsking: true }, `${late} Asking the front desk.`, { actions })
}

function timerAt(dueAt: number) {
  return { type: 'startTimer', name: 'until', dueAt } as const
}

function dueAtOf(config: Config, enteredAt: number, context: Context): number | null {
  const instant = config.mode === 'delay' ? enteredAt : context.read(config.instant ?? '')
  if (typeof instant !== 'number') return null
  const away = (config.mode === 'before' ? -1 : 1) * config.minutes * MINUTE_MS
  const dueAt = Math.min(instant + away, enteredAt + LONGEST_WAIT_MS)
  const { notBefore: from = '00:00', notAfter: to = '23:59' } = config
  const isAnyTime = config.notBefore === undefined && config.notAfter === undefined
  return isAnyTime ? dueAt : moveIntoHours(dueAt, { from, to }, context.timeZone)
}

function words(at: number, context: Context): string {
  return context.render('{{ at | date }}, {{ at | time }}', { at })
}
