import type { AppointmentScope, Happening } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { trigger } from './trigger.ts'

const name = { name: 'name', title: 'Name', kind: 'text', required: true }
const config = {
  about: 'nothing',
  inputs: [name, { ...name, name: 'note', required: false }],
} as const

test('it starts with what was entered, and says who started it', () => {
  const start = trigger(config as never, byHand({ name: 'Ann', other: 'x' }))
  expect(start).toEqual({
    scope: { input: { name: 'Ann', note: '' } },
    because: 'Ben started it by hand.',
  })
})

test('it does not start without what it must know', () => {
  expect(trigger(config as never, byHand({}))).toBeNull()
  const about = { about: 'appointment', inputs: [] } as const
  expect(trigger(about as never, byHand({}))).toBeNull()
  const appointment = { appointment: { id: '1' } } as AppointmentScope
  expect(trigger(about as never, byHand({}, appointment))?.scope).toMatchObject({
    appointment: { id: '1' },
  })
})

function byHand(input: object, appointment: AppointmentScope | null = null): Happening {
  return { type: 'manual', at: 0, actor: 'Ben', input: input as never, appointment }
}
