import type { StepContext, StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const values: Readonly<Record<string, unknown>> = {
  patient: { patientId: 'ann' },
  service: { id: 's', name: 'HydraFacial' },
  location: { id: 'l', name: 'Austin' },
  'input.when': 'Mon-Fri 9am-12pm; weekends',
  'input.empty': ' ',
  'input.unclear': 'not mondays',
}

test('it asks for one place at the flow’s location, any time unless something is said', () => {
  expect(asked({ days: 'any' })).toMatchObject({
    command: 'add-to-waitlist',
    input: { patientId: 'ann', serviceId: 's', locationIds: ['l'], windows: [], maxMiles: null },
  })
  expect(asked({ days: 'weekdays', from: '12:00' })).toMatchObject({
    input: { windows: [{ days: [1, 2, 3, 4, 5], from: '12:00', to: '23:59' }] },
  })
})

test('what they said counts in place of the days and hours of the step', () => {
  const windows = [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
    { days: [6, 7], from: '00:00', to: '23:59' },
  ]
  expect(asked({ days: 'weekends', said: 'input.when' })).toMatchObject({ input: { windows } })
  const unsaid = [{ days: [6, 7] }]
  expect(asked({ days: 'weekends', said: 'input.empty' })).toMatchObject({
    input: { windows: unsaid },
  })
  expect(asked({ days: 'weekends', said: 'input.none' })).toMatchObject({
    input: { windows: unsaid },
  })
})

test('what cannot be read is not guessed', () => {
  const { outcome, actions } = decide(
    { type: 'entered', at: 0 },
    { days: 'any', said: 'input.unclear' },
  )
  expect(actions).toEqual([])
  expect(outcome).toMatchObject({ type: 'leave', port: 'failed' })
})

test.each(['added', 'already', 'failed'])('what came of it is the way out: %s', (outcome) => {
  const output = { outcome, entryId: 'w', reason: 'not known' }
  const { outcome: out } = decide({ type: 'commandDone', at: 0, name: 'add', output }, {})
  expect(out).toMatchObject({ type: 'leave', port: outcome })
})

test('without the person it says which setting to look at', () => {
  const { outcome } = decide({ type: 'entered', at: 0 }, { person: 'nobody' })
  expect(outcome).toMatchObject({ type: 'fail', failure: { blame: 'author' } })
})

function asked(settings: object) {
  return decide({ type: 'entered', at: 0 }, settings).actions[0]
}

function decide(event: StepEvent, settings: object) {
  const config = { person: 'patient', service: 'service', days: 'any', ...settings }
  const context: Partial<StepContext<object>> = { read: (path) => values[path] }
  return behavior(config as never, event, context as never)
}
