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
import { type definition, matchingOf } from './definition.ts'

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered': {
      const slot = context.read(config.slot) as Slot | undefined
      if (slot === undefined) return missingValue('For which slot', config.slot)
      const freedBy = context.read('patient') as Person | undefined
      const excludePatientIds = freedBy === undefined ? [] : [freedBy.patientId]
      const { onlyPreferredTimes: _, ...wish } = config
      const input = { ...wish, slot, excludePatientIds, matching: matchingOf(config) }
      const ask = { type: 'query', name: 'people', query: 'find-waitlist', input } as const
      return stay({}, '', { actions: [ask] })
    }
    case 'queryAnswered':
      return choose(event.output as Queries['find-waitlist']['output'])
    default:
      return unexpectedEvent(event)
  }
}

function choose({
  people,
  verdicts,
  considered = verdicts.length,
}: Queries['find-waitlist']['output']): StepDecision<JsonObject> {
  const data = { candidates: verdicts }
  if (people.length === 0) {
    return leave('nobody', { verdicts }, 'Nobody on the waitlist can take this slot.', { data })
  }
  const names = people.map(({ firstName }) => firstName).join(', ')
  const because = `${people.length} of ${considered} people on the waitlist fit: ${names}.`
  return leave('found', { people, count: people.length, verdicts }, because, { data })
}
