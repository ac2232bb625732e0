import {
  type Behavior,
  type JsonObject,
  leave,
  missingValue,
  type Person,
  type Queries,
  type Slot,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

type Config = Static<(typeof definition)['config']>

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const slot = context.read(config.slot) as Slot | undefined
      if (slot === undefined) return missingValue('For which slot', config.slot)
      const input = inputOf(config, slot, context)
      const ask = { type: 'query', name: 'match', query: 'match-providers', input } as const
      return stay({}, '', { actions: [ask] })
    }
    case 'queryAnswered':
      return choose(event.output as Queries['match-providers']['output'])
    default:
      return unexpectedEvent(event)
  }
}

/** What is not set is left out, so that an older flow asks what it always asked. */
function inputOf(
  { prefer, mode, weights, patient, visit }: Config,
  slot: Slot,
  context: Parameters<Behavior<typeof definition>>[2],
): Queries['match-providers']['input'] {
  const person = patient === undefined ? undefined : (context.read(patient) as Person | undefined)
  return {
    slot,
    prefer,
    ...(mode !== undefined && { mode }),
    ...(weights !== undefined && { weights }),
    ...(person !== undefined && { patientId: person.patientId }),
    ...(visit !== undefined && { visitId: String(context.read(visit) ?? '') }),
  }
}

function choose({
  slot,
  candidates,
  runnerUp,
}: Queries['match-providers']['output']): StepDecision<JsonObject> {
  const data = { candidates }
  if (slot === null) {
    const because = `None of ${candidates.length} providers can take this slot.`
    return leave('nobody', { candidates }, because, { data })
  }
  const place = slot.room === null ? '' : ` in ${slot.room.name}`
  const because = `${slot.provider.name} fits${place}: ${reasonsOf(slot, candidates)}.`
  const told = runnerUp === undefined ? {} : { runnerUp }
  return leave('matched', { slot, candidates, ...told }, because, { data: { ...data, ...told } })
}

function reasonsOf(slot: Slot, candidates: Queries['match-providers']['output']['candidates']) {
  const chosen = candidates.find(({ id }) => id === slot.provider.id)
  return chosen?.reasons.join(', ') ?? 'certified and free'
}
