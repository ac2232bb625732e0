import type { Happening } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { trigger } from './trigger.ts'

test('starts the flow for the changes that were chosen, and for no other', () => {
  expect(trigger({ events: ['cancelled', 'no-show'] }, happened('cancelled'))).not.toBeNull()
  expect(trigger({ events: ['cancelled', 'no-show'] }, happened('booked'))).toBeNull()
})

test('the first line of the journal says what happened', () => {
  const start = trigger({ events: ['cancelled'] }, happened('cancelled'))
  expect(start?.because).toBe('An appointment for Botox with Dr. Lee was cancelled.')
})

function happened(change: (Happening & { type: 'appointment' })['change']): Happening {
  const scope = { service: { id: 's', name: 'Botox' }, provider: { id: 'p', name: 'Dr. Lee' } }
  return { type: 'appointment', at: 0, change, scope } as Happening
}
