import type { Happened, StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const config = {
  about: 'subject',
  changes: ['confirmed', 'cancelled'],
  countEarlier: true,
  timeoutMinutes: 60,
}

test('each thing waited for is a way out, beside the end of the time', () => {
  expect(definition.ports(config).map(({ name }) => name)).toEqual([
    'confirmed',
    'cancelled',
    'timeout',
  ])
})

test('it watches, and leaves by what happened', () => {
  expect(decide({ type: 'entered', at: 0 }).actions.map(({ type }) => type)).toEqual([
    'watch',
    'startTimer',
  ])
  expect(decide(news('cancelled')).outcome).toMatchObject({
    port: 'cancelled',
    output: { appointmentId: '7' },
  })
  expect(decide(news('booked')).outcome).toMatchObject({ type: 'stay' })
  expect(decide(news('cancelled', 'patient')).outcome).toMatchObject({ type: 'stay' })
})

test('what happened before it was reached counts, unless that is switched off', () => {
  const entered = { type: 'entered', at: 0 } as const
  const earlier = [happened('changed'), happened('confirmed')]
  expect(decide(entered, earlier).outcome).toMatchObject({ port: 'confirmed' })
  expect(decide(entered, earlier, { ...config, countEarlier: false }).outcome).toMatchObject({
    type: 'stay',
  })
})

test('when the time is up it goes on', () => {
  const fired = { type: 'timerFired', at: 0, name: 'timeout', lateMs: 0 } as const
  expect(decide(fired).outcome).toMatchObject({ port: 'timeout' })
})

function happened(change: string, about: Happened['about'] = 'subject'): Happened {
  return { at: 0, change, about, appointmentId: '7', startAt: 1 }
}

function news(change: string, about?: Happened['about']): StepEvent {
  return { type: 'happened', at: 0, name: 'news', happened: happened(change, about) }
}

function decide(event: StepEvent, earlier: readonly Happened[] = [], settings: object = config) {
  return behavior(settings as never, event, { happened: earlier } as never)
}
