import type { DoCommand, Person, StepAction } from '@chairflow/node-kit'
import type { Memory } from './memory.ts'

type OfferStatus = DoCommand<'record-offers'>['input']['offers'][number]['status']

/** Keeps how offers stand, in the commit of the text or the answer. */
export function recordOffers(
  { slot }: Memory,
  people: readonly Pick<Person, 'patientId'>[],
  status: OfferStatus,
): readonly StepAction[] {
  if (people.length === 0) return []
  const offers = people.map(({ patientId }) => ({ patientId, status }))
  const first = people[0]?.patientId
  const name = `record-${status}:${first}`
  return [{ type: 'command', name, command: 'record-offers', input: { slot, offers } }]
}
