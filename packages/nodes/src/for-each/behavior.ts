import {
  type Behavior,
  fail,
  leave,
  missingValue,
  type Person,
  type StepAction,
  type StepDecision,
  type StepEvent,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

/** The list as it was when the step was reached; what changes in it later changes nothing. */
type Memory = {
  readonly people: readonly Person[]
  readonly started: number
  readonly succeeded: number
  readonly failed: number
}
type Config = Static<(typeof definition)['config']>

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const people = context.read(config.list)
      return Array.isArray(people) ? begin(config, people) : missingValue('The list', config.list)
    }
    case 'itemEnded':
      return context.memory === undefined
        ? unexpectedEvent(event)
        : countOne(config, context.memory, event)
    default:
      return unexpectedEvent(event)
  }
}

function begin(config: Config, all: readonly Person[]): StepDecision<Memory> {
  const people = all.slice(0, config.maximumItems)
  const count = people.length
  if (count === 0) return done({ people, started: 0, succeeded: 0, failed: 0 })
  const started = Math.min(config.atOnce, count)
  const cut =
    all.length > count ? ` The list has ${all.length}; only the first ${count} count.` : ''
  const because = `Going through ${count} ${count === 1 ? 'person' : 'people'}.${cut}`
  const actions = people.slice(0, started).map((person, index) => startOne(person, index))
  return stay({ people, started, succeeded: 0, failed: 0 }, because, { actions })
}

type Ended = Extract<StepEvent, { type: 'itemEnded' }>

function countOne(config: Config, memory: Memory, { failure }: Ended): StepDecision<Memory> {
  if (failure !== null && config.onFailure === 'stop') return fail(failure)
  const report: StepAction[] = failure === null ? [] : [{ type: 'reportFailure', failure }]
  const counted = {
    ...memory,
    succeeded: memory.succeeded + (failure === null ? 1 : 0),
    failed: memory.failed + (failure === null ? 0 : 1),
  }
  const next = memory.people[memory.started]
  if (next !== undefined) {
    const now = { ...counted, started: memory.started + 1 }
    return stay(now, '', { actions: [...report, startOne(next, memory.started)] })
  }
  const isLast = counted.succeeded + counted.failed === memory.people.length
  return isLast ? done(counted, report) : stay(counted, '', { actions: report })
}

function startOne(item: Person, index: number): StepAction {
  return { type: 'startItem', name: `item.${index}`, index, output: { item, number: index + 1 } }
}

function done(
  { people, succeeded, failed }: Memory,
  actions: readonly StepAction[] = [],
): StepDecision<Memory> {
  const output = { count: people.length, succeeded, failed }
  const because =
    people.length === 0
      ? 'Nobody is on the list.'
      : `Done: ${succeeded} went well, ${failed} failed.`
  return leave('done', output, because, { actions })
}
