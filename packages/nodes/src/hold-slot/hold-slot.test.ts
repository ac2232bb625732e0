import type { StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const named = { id: 'lee', name: 'Dr. Lee' }
const slot = {
  service: named,
  provider: named,
  room: null,
  location: named,
  startAt: 10,
  endAt: 20,
}
const values: Readonly<Record<string, unknown>> = { slot, patient: { patientId: 'ana' } }
const context = { read: (path: string) => values[path], memory: { slot } } as never

test('the slot, the minutes and the patient are asked for', () => {
  const asked = (config: object) =>
    behavior({ slot: 'slot', minutes: 15, ...config }, { type: 'entered', at: 0 }, context).actions
  expect(asked({ patient: 'patient' })).toMatchObject([
    { command: 'hold-slot', input: { slot, patientId: 'ana', minutes: 15 } },
  ])
  expect(asked({})).toMatchObject([{ input: { patientId: null } }])
})

test('what is held goes on with the end of the hold', () => {
  expect(decided({ isHeld: true, until: 99, reason: '' })).toEqual({
    type: 'leave',
    port: 'held',
    output: { slot, until: 99 },
  })
})

test('what is taken goes on with what stands in the way', () => {
  expect(decided({ isHeld: false, until: 0, reason: 'Room 1 was taken meanwhile' })).toMatchObject({
    port: 'taken',
    output: { reason: 'Room 1 was taken meanwhile' },
  })
})

test('a slot that is not set is told to the author', () => {
  const { outcome } = behavior({ slot: 'no', minutes: 5 }, { type: 'entered', at: 0 }, context)
  expect(outcome).toMatchObject({ type: 'fail', failure: { blame: 'author' } })
})

function decided(output: object) {
  const event: StepEvent = { type: 'commandDone', at: 0, name: 'hold', output }
  return behavior({ slot: 'slot', minutes: 10 }, event, context).outcome
}
