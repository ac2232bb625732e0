import {
  type Behavior,
  type JsonObject,
  leave,
  missingValue,
  type Queries,
  type Slot,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const slot = context.read(config.slot) as Slot | undefined
      if (slot === undefined) return missingValue('For which slot', config.slot)
      const input = { slot, prefer: config.prefer }
      const ask = { type: 'query', name: 'match', query: 'match-providers', input } as const
      return stay({}, '', { actions: [ask] })
    }
    case 'queryAnswered':
      return choose(event.output as Queries['match-providers']['output'])
    default:
      return unexpectedEvent(event)
  }
}

function choose({
  slot,
  candidates,
}: Queries['match-providers']['output']): StepDecision<JsonObject> {
  const data = { candidates }
  if (slot === null) {
    const because = `None of ${candidates.length} providers can take this slot.`
    return leave('nobody', { candidates }, because, { data })
  }
  const place = slot.room === null ? '' : ` in ${slot.room.name}`
  const because = `${slot.provider.name} fits${place}: ${reasonsOf(slot, candidates)}.`
  return leave('matched', { slot, candidates }, because, { data })
}

function reasonsOf(slot: Slot, candidates: Queries['match-providers']['output']['candidates']) {
  const chosen = candidates.find(({ id }) => id === slot.provider.id)
  return chosen?.reasons.join(', ') ?? 'certified and free'
}
