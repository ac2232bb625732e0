import {
  type Behavior,
  type Commands,
  leave,
  missingValue,
  type Queries,
  type Slot,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Ahead, Config, Context, Deciding, Memory } from './deciding.ts'
import type { definition } from './definition.ts'
import { hearAhead, hearHeld, lookAhead } from './look-ahead.ts'
import { wishOf } from './wish-of.ts'

type Match = Queries['match-providers']['output']
type Held = Commands['hold-slots']['output']

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  switch (event.type) {
    case 'entered':
      return ask(config, context)
    case 'queryAnswered':
      return event.name === 'match'
        ? choose(config, event.output as Match, context)
        : hearAhead(config, event.output as Ahead, context)
    case 'commandDone': {
      const escalated = context.memory?.escalated
      if (escalated === undefined) return unexpectedEvent(event)
      return hearHeld(config, escalated, event.output as Held, context)
    }
    default:
      return unexpectedEvent(event)
  }
}

function ask(config: Config, context: Context): Deciding {
  const input = wishOf(config, context)
  if (input === undefined) return missingValue('For which slot', config.slot)
  const query = { type: 'query', name: 'match', query: 'match-providers', input } as const
  return stay<Memory>({}, '', { actions: [query] })
}

function choose(config: Config, { slot, candidates, runnerUp }: Match, context: Context): Deciding {
  const data = { candidates }
  if (slot === null) {
    const because = `None of ${candidates.length} providers can take this slot.`
    return (
      lookAhead(config, candidates, context) ?? leave('nobody', { candidates }, because, { data })
    )
  }
  const place = slot.room === null ? '' : ` in ${slot.room.name}`
  const because = `${slot.provider.name} fits${place}: ${reasonsOf(slot, candidates)}.`
  const told = runnerUp === undefined ? {} : { runnerUp }
  return leave('matched', { slot, candidates, ...told }, because, { data: { ...data, ...told } })
}

function reasonsOf(slot: Slot, candidates: Match['candidates']) {
  const chosen = candidates.find(({ id }) => id === slot.provider.id)
  return chosen?.reasons.join(', ') ?? 'certified and free'
}
