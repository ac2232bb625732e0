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

test('a time that ran out while Chairflow was not running is gone on from, waited anew, or asked about', () => {
  const fired = { type: 'timerFired', at: 0, name: 'timeout', lateMs: 90 * 60_000 } as const
  const to = (whenLate: string) => decide(fired, [], { ...config, whenLate })
  expect(to('go-on').outcome).toMatchObject({ port: 'timeout' })
  expect(to('again').actions).toMatchObject([
    { name: 'ask' },
    { name: 'timeout', dueAt: 60 * 60_000 },
  ])
  expect(to('ask').actions.map(({ type }) => type)).toEqual(['openTask', 'startTimer'])
  expect(decide(chosen('again')).actions).toMatchObject([
    { type: 'cancelTimer', name: 'ask' },
    { name: 'timeout' },
  ])
  expect(decide(chosen('timeout')).outcome).toMatchObject({ port: 'timeout' })
})

function chosen(choice: string): StepEvent {
  const signal = { type: 'choice', choice, by: 'Ann', text: null } as const
  return { type: 'signalReceived', at: 0, name: 'late', signal }
}

function happened(change: string, about: Happened['about'] = 'subject'): Happened {
  return { at: 0, change, about, appointmentId: '7', startAt: 1 }
}

function news(change: string, about?: Happened['about']): StepEvent {
  return { type: 'happened', at: 0, name: 'news', happened: happened(change, about) }
}

function decide(event: StepEvent, earlier: readonly Happened[] = [], settings: object = config) {
  return behavior(settings as never, event, { happened: earlier } as never)
}
