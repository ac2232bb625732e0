import type { StepEvent } from '@chairflow/node-kit'
import { describe, expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'
import { durationWords } from './duration-words.ts'

const HOUR_MS = 60 * 60_000
const NOON = Date.UTC(2026, 10, 23, 18)
const base = {
  mode: 'delay',
  minutes: 60,
  whenPast: 'go-on',
  whenLate: 'go-on',
  lateAfterMinutes: 60,
} as const
const before = { ...base, mode: 'before', minutes: 2880, instant: 'appointment.startAt' } as const

describe('two days before an appointment', () => {
  test('it sets its timer and watches the appointment', () => {
    const { actions } = decide(before, entered, { startAt: NOON + 72 * HOUR_MS })
    expect(actions).toEqual([
      { type: 'startTimer', name: 'until', dueAt: NOON + 24 * HOUR_MS },
      { type: 'watch', name: 'appointment' },
    ])
  })

  test('it moves when the appointment moves, and not when something else changes', () => {
    const memory = { enteredAt: NOON, dueAt: NOON + 24 * HOUR_MS }
    const moved = decide(before, happened, { startAt: NOON + 96 * HOUR_MS, memory })
    expect(moved.actions).toEqual([
      { type: 'startTimer', name: 'until', dueAt: NOON + 48 * HOUR_MS },
    ])
    expect(decide(before, happened, { startAt: NOON + 72 * HOUR_MS, memory }).actions).toEqual([])
  })

  test('when that is over already it goes on, or is too late, as was chosen', () => {
    const soon = { startAt: NOON + HOUR_MS }
    expect(decide(before, entered, soon).outcome).toMatchObject({ port: 'next' })
    const strict = { ...before, whenPast: 'skip' } as const
    expect(decide(strict, entered, soon).outcome).toMatchObject({ port: 'tooLate' })
    const memory = { enteredAt: NOON, dueAt: NOON + 24 * HOUR_MS }
    expect(decide(strict, happened, { ...soon, memory }).outcome).toMatchObject({ port: 'tooLate' })
  })

  test('an appointment far away is waited for a year and a bit, not longer', () => {
    const { actions } = decide(before, entered, { startAt: NOON + 9000 * 24 * HOUR_MS })
    expect(actions[0]).toMatchObject({ dueAt: NOON + 400 * 24 * HOUR_MS })
  })

  test('without an appointment it says what is missing', () => {
    expect(decide(before, entered, {}).outcome).toMatchObject({ type: 'fail' })
  })
})

test('it goes on only in the hours that were chosen', () => {
  const config = { ...base, minutes: 8 * 60, notBefore: '09:00', notAfter: '18:00' } as const
  const { actions } = decide(config, entered, {})
  expect(actions[0]).toMatchObject({ dueAt: Date.UTC(2026, 10, 24, 15) })
})

describe('when Chairflow was not running at the time', () => {
  const memory = { enteredAt: NOON, dueAt: NOON }
  const late = (lateMs: number) =>
    ({ type: 'timerFired', at: NOON, name: 'until', lateMs }) as const

  test('it goes on, skips, or asks, as was chosen', () => {
    const to = (whenLate: 'go-on' | 'skip' | 'ask') =>
      decide({ ...base, whenLate }, late(HOUR_MS), { memory })
    expect(to('go-on').outcome).toMatchObject({ port: 'next' })
    expect(to('skip').outcome).toMatchObject({ port: 'tooLate' })
    expect(to('ask').actions.map(({ type }) => type)).toEqual(['openTask', 'startTimer'])
  })

  test('a little late is not late', () => {
    const config = { ...base, whenLate: 'skip' } as const
    expect(decide(config, late(HOUR_MS - 1), { memory }).outcome).toMatchObject({ port: 'next' })
  })
})

test('it may be part of a loop only with a limit, which is then a way out', () => {
  expect(definition.maximumVisits?.(base)).toBeNull()
  expect(definition.ports({ ...base, atMostTimes: 3 }).map(({ name }) => name)).toContain('limit')
})

test.each([
  [1, '1 minute'],
  [90, '90 minutes'],
  [120, '2 hours'],
  [2880, '2 days'],
  [0, '0 minutes'],
])('%i minutes are said as %s', (minutes, words) => expect(durationWords(minutes)).toBe(words))

const entered = { type: 'entered', at: NOON } as const
const happened = {
  type: 'happened',
  at: NOON,
  name: 'appointment',
  happened: { at: NOON, change: 'changed', about: 'subject', appointmentId: '1', startAt: 0 },
} as const

type Facts = { readonly startAt?: number; readonly memory?: object }

function decide(config: object, event: StepEvent, { startAt, memory }: Facts) {
  const read = (path: string) => (path === 'appointment.startAt' ? startAt : undefined)
  const context = { memory, read, render: () => 'then', timeZone: 'America/Chicago' }
  return behavior(config as never, event, context as never)
}

test('the card tells the hours of the day in which it goes on', () => {
  const card = (config: object) => definition.summarize({ mode: 'delay', minutes: 60, ...config })
  expect(card({})).toBe('Wait 1 hour')
  expect(card({ notBefore: '09:00' })).toBe('Wait 1 hour not before 09:00')
  expect(card({ minutes: 0, notBefore: '09:00', notAfter: '19:00' })).toBe(
    'Go on between 09:00 and 19:00',
  )
})
