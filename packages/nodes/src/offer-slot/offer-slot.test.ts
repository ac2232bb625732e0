import type { Person, Slot, StepDecision, StepEvent } from '@chairflow/node-kit'
import { describe, expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import type { Config } from './context.ts'
import type { Memory } from './memory.ts'

const NOON = Date.UTC(2026, 10, 23, 18)
const MINUTE_MS = 60_000
const people = ['ann', 'bea', 'cat'].map(personNamed)
const slot: Slot = {
  service: { id: 's', name: 'HydraFacial' },
  provider: { id: 'p', name: 'Esthetician Park' },
  room: { id: 'r', name: 'Facial room' },
  location: { id: 'l', name: 'Austin' },
  startAt: NOON + 120 * MINUTE_MS,
  endAt: NOON + 195 * MINUTE_MS,
}

describe('who is asked', () => {
  test('everyone at once', () => {
    expect(asked(begin({ mode: 'broadcast' }))).toEqual(['ann', 'bea', 'cat'])
  })

  test('one person at a time', () => {
    const offer = begin({ mode: 'one-at-a-time' })
    expect(asked(offer)).toEqual(['ann'])
    expect(asked(offer.timeUp())).toEqual(['bea'])
  })

  test('a few at a time', () => {
    const offer = begin({ mode: 'waves', waveSize: 2 })
    expect(asked(offer)).toEqual(['ann', 'bea'])
    expect(asked(offer.timeUp())).toEqual(['cat'])
  })

  test('nobody is asked beyond the start of the slot', () => {
    const late = { ...slot, startAt: NOON + 3 * MINUTE_MS }
    const offer = begin({ mode: 'one-at-a-time' }, late)
    const timer = offer.decision.actions.find(({ type }) => type === 'startTimer')
    expect(timer).toMatchObject({ dueAt: late.startAt })
    expect(offer.timeUp(late.startAt).decision.outcome).toMatchObject({ port: 'nobody' })
  })

  test('each text comes with its wait', () => {
    const { actions } = begin({ mode: 'one-at-a-time' }).decision
    expect(actions.map(({ type }) => type)).toEqual(['openWait', 'callActivity', 'startTimer'])
  })
})

describe('the first YES', () => {
  test('is checked, then claimed, then wins; the others are told', () => {
    const offer = begin({ mode: 'broadcast' }).reply('bea', 'YES')
    expect(offer.decision.actions[0]).toMatchObject({ type: 'query', query: 'check-slot' })
    const claiming = offer.checked('bea', true)
    expect(claiming.decision.actions[0]).toMatchObject({
      type: 'claim',
      resource: `slot:l:p:${slot.startAt}`,
    })
    const won = claiming.claimed('bea', true)
    expect(won.decision.outcome).toMatchObject({ port: 'accepted', output: { asked: 3 } })
    expect(told(won)).toEqual(['ann', 'cat'])
  })

  test('of an earlier wave counts while the slot is open', () => {
    const offer = begin({ mode: 'one-at-a-time', keepOpen: true }).timeUp().reply('ann', 'yes')
    expect(offer.decision.actions).toHaveLength(1)
  })

  test('of an earlier wave does not count when earlier ones are closed', () => {
    const offer = begin({ mode: 'one-at-a-time', keepOpen: false }).timeUp().reply('ann', 'yes')
    expect(offer.decision.actions).toEqual([])
    expect(offer.decision.outcome.type).toBe('stay')
  })

  test('loses when the slot was booked meanwhile, and everyone asked is told', () => {
    const offer = begin({ mode: 'broadcast' }).reply('ann', 'YES').checked('ann', false)
    expect(offer.decision.outcome).toMatchObject({ port: 'slotGone' })
    expect(told(offer)).toEqual(['ann', 'bea', 'cat'])
  })

  test('loses when another flow holds the claim', () => {
    const offer = begin({ mode: 'broadcast' }).reply('ann', 'YES').checked('ann', true)
    expect(offer.claimed('ann', false).decision.outcome).toMatchObject({ port: 'slotGone' })
  })
})

describe('a late YES', () => {
  test('of somebody who was told is not answered again', () => {
    const won = begin({ mode: 'broadcast' })
      .reply('ann', 'YES')
      .checked('ann', true)
      .claimed('ann', true)
    expect(told(won.reply('bea', 'YES'))).toEqual([])
  })

  test('after nobody had said yes is answered once', () => {
    const over = begin({ mode: 'broadcast' }).timeUp()
    expect(over.decision.outcome).toMatchObject({ port: 'nobody' })
    const late = over.reply('cat', 'yes')
    expect(told(late)).toEqual(['cat'])
    expect(told(late.reply('cat', 'YES!'))).toEqual([])
  })
})

describe('other answers', () => {
  test('when everybody asked has declined, the next are asked at once', () => {
    const offer = begin({ mode: 'waves', waveSize: 2 }).reply('ann', 'no')
    expect(asked(offer)).toEqual([])
    expect(asked(offer.reply('bea', 'No thanks'))).toEqual(['cat'])
  })

  test('STOP closes the wait and never counts as an answer', () => {
    const { actions } = begin({ mode: 'broadcast' }).reply('ann', 'STOP').decision
    expect(actions).toEqual([{ type: 'closeWait', name: 'reply:ann' }])
  })

  test('nearly a yes is asked once for a plain one', () => {
    const offer = begin({ mode: 'broadcast' }).reply('ann', 'ok')
    expect(offer.decision.actions).toMatchObject([{ type: 'callActivity', name: 'again:ann' }])
    expect(offer.reply('ann', 'ok').decision.actions).toEqual([])
  })

  test('an unclear answer is for a person, whose reading counts', () => {
    const offer = begin({ mode: 'broadcast' }).reply('ann', 'yes but could we do 4pm')
    expect(offer.decision.actions).toMatchObject([{ type: 'openTask', name: 'read:ann' }])
    expect(offer.read('ann', 'yes').decision.actions).toMatchObject([{ type: 'query' }])
  })

  test('a text that cannot be delivered counts as no answer', () => {
    const offer = begin({ mode: 'one-at-a-time' }).failed('ann')
    expect(asked(offer)).toEqual(['bea'])
  })
})

type Offer = ReturnType<typeof offerOf>

function begin(change: Partial<Config>, forSlot = slot): Offer {
  const config: Config = {
    people: 'people',
    slot: 'slot',
    mode: 'broadcast',
    waveSize: 2,
    responseWindowMinutes: 10,
    keepOpen: true,
    message: 'offer',
    filledMessage: 'filled',
    ...change,
  }
  return offerOf(config, undefined, { type: 'entered', at: NOON }, forSlot)
}

/** The one place that knows how the behavior is called; memory goes from event to event. */
function offerOf(config: Config, memory: Memory | undefined, event: StepEvent, forSlot: Slot) {
  const decision: StepDecision<Memory> = behavior(config, event, {
    memory,
    executionId: 'e',
    timeZone: 'America/Chicago',
    happened: [],
    read: (path) => (path === 'slot' ? forSlot : people),
    check: () => ({ passed: true, because: '' }),
    render: (template) => template,
  })
  const next = 'memory' in decision.outcome ? decision.outcome.memory : memory
  const on = (event: StepEvent) => offerOf(config, next, event, forSlot)
  const at = NOON + MINUTE_MS
  return {
    decision,
    timeUp: (when = NOON + 10 * MINUTE_MS) =>
      on({ type: 'timerFired', at: when, name: 'window', lateMs: 0 }),
    reply: (id: string, text: string) =>
      on({
        type: 'signalReceived',
        at,
        name: `reply:${id}`,
        signal: { type: 'reply', messageId: text, text, hasMedia: false },
      }),
    read: (id: string, choice: string) =>
      on({
        type: 'signalReceived',
        at,
        name: `read:${id}`,
        signal: { type: 'choice', choice, by: 'Ann', text: null },
      }),
    checked: (id: string, free: boolean) =>
      on({ type: 'queryAnswered', at, name: `check:${id}`, output: { free, reason: 'booked' } }),
    claimed: (id: string, won: boolean) =>
      on({ type: 'claimDecided', at, name: `claim:${id}`, won }),
    failed: (id: string) =>
      on({
        type: 'activityFailed',
        at,
        name: `offer:${id}`,
        failure: { code: 'number-invalid', blame: 'service', message: 'No mobile.' },
      }),
  }
}

function asked({ decision }: Offer): readonly string[] {
  return textsNamed(decision, 'offer:')
}

function told({ decision }: Offer): readonly string[] {
  return textsNamed(decision, 'filled:')
}

function textsNamed({ actions }: StepDecision<Memory>, prefix: string): readonly string[] {
  return actions
    .filter(({ type }) => type === 'callActivity')
    .flatMap((action) => ('name' in action && action.name.startsWith(prefix) ? [action.name] : []))
    .map((name) => name.slice(prefix.length))
}

function personNamed(id: string): Person {
  return { patientId: id, externalId: id, firstName: id, lastName: 'X', phone: `+1512555${id}` }
}
