import type { StepEvent } from '@chairflow/node-kit'
import { describe, expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const HOUR_MS = 60 * 60_000
const NOON = Date.UTC(2026, 10, 23, 18)
const base = { from: 'patient', timeoutMinutes: 120 }

describe('a time limit that ran out while Chairflow was not running', () => {
  test('is no reply, as in a flow that was published before one could choose', () => {
    expect(decide(base, fired(5 * HOUR_MS)).outcome).toMatchObject({ port: 'noReply' })
    const chosen = { ...base, whenLate: 'go-on' }
    expect(decide(chosen, fired(5 * HOUR_MS)).outcome).toMatchObject({ port: 'noReply' })
  })

  test('starts anew where that was chosen', () => {
    const { outcome, actions } = decide({ ...base, whenLate: 'again' }, fired(5 * HOUR_MS))
    expect(outcome.type).toBe('stay')
    expect(actions).toContainEqual({
      type: 'startTimer',
      name: 'timeout',
      dueAt: NOON + 2 * HOUR_MS,
    })
  })

  test('is for the front desk where that was chosen; an answer that comes meanwhile counts', () => {
    const config = { ...base, whenLate: 'ask' }
    const { outcome, actions } = decide(config, fired(5 * HOUR_MS))
    expect(outcome.type).toBe('stay')
    expect(actions.map(({ type }) => type)).toEqual(['openTask', 'startTimer'])
    expect(decide(config, reply('yes')).outcome).toMatchObject({ port: 'yes' })
    expect(decide(config, choice('again')).actions).toMatchObject([
      { type: 'cancelTimer', name: 'ask' },
      { name: 'timeout' },
    ])
    expect(decide(config, choice('noReply')).outcome).toMatchObject({ port: 'noReply' })
    const undecided = { type: 'timerFired', at: NOON, name: 'ask', lateMs: 0 } as const
    expect(decide(config, undecided).outcome).toMatchObject({ port: 'noReply' })
  })

  test('a little late is not late', () => {
    const config = { ...base, whenLate: 'ask', lateAfterMinutes: 30 }
    expect(decide(config, fired(HOUR_MS / 2 - 1)).outcome).toMatchObject({ port: 'noReply' })
    expect(decide(config, fired(HOUR_MS / 2)).outcome.type).toBe('stay')
  })
})

function fired(lateMs: number): StepEvent {
  return { type: 'timerFired', at: NOON, name: 'timeout', lateMs }
}

function reply(text: string): StepEvent {
  const signal = { type: 'reply', messageId: 'SM1', text, hasMedia: false } as const
  return { type: 'signalReceived', at: NOON, name: 'reply', signal }
}

function choice(id: string): StepEvent {
  const signal = { type: 'choice', choice: id, by: 'Ann', text: null } as const
  return { type: 'signalReceived', at: NOON, name: 'late', signal }
}

function decide(config: object, event: StepEvent) {
  return behavior(config as never, event, { memory: { firstName: 'Chloe' } } as never)
}
