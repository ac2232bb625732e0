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
    expect(offer.timeUp(late.startAt).decision.outcome).toMatchObject({ port: 'slotGone' })
  })

  test('each text comes with its wait', () => {
    const { actions } = begin({ mode: 'one-at-a-time' }).decision
    const types = ['openWait', 'callActivity', 'command', 'watch', 'startTimer']
    expect(actions.map(({ type }) => type)).toEqual(types)
  })
})

describe('the first YES', () => {
  test('is checked, then claimed, then wins; the others are told', () => {
    const offer = begin({ mode: 'broadcast' }).reply('bea', 'YES')
    expect(offer.decision.actions[0]).toMatchObject({ type: 'query', query: 'check-offer' })
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
    expect(withoutRecords(offer)).toMatchObject([{ name: 'late:ann' }])
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
    const stopped = begin({ mode: 'broadcast' }).reply('ann', 'STOP')
    expect(withoutRecords(stopped)).toEqual([{ type: 'closeWait', name: 'reply:ann' }])
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

describe('a slot that is gone', () => {
  const HOUR_MS = 60 * MINUTE_MS

  test('by a booking elsewhere: the offer ends in the same turn, with one text to each asked', () => {
    const offer = begin({ mode: 'waves', waveSize: 2, goneMessage: 'gone' }).news()
    expect(offer.decision.actions).toMatchObject([{ type: 'query', query: 'check-offer' }])
    const gone = offer.looked(false)
    expect(gone.decision.outcome).toMatchObject({ port: 'slotGone' })
    expect(told(gone)).toEqual(['ann', 'bea'])
    expect(bodies(gone)).toEqual(['gone', 'gone'])
    expect(told(gone.reply('ann', 'YES'))).toEqual([])
  })

  test('news that leave it free change nothing', () => {
    const offer = begin({}).news().looked(true)
    expect(offer.decision).toMatchObject({ outcome: { type: 'stay' }, actions: [] })
  })

  test('seen before the next wave: nobody else is asked, who declined is left alone', () => {
    const offer = begin({ mode: 'waves', waveSize: 2 }, slot, { free: false })
    expect(asked(offer)).toEqual([])
    expect(told(offer)).toEqual([])
    expect(offer.decision.outcome).toMatchObject({ port: 'slotGone' })
    const declined = begin({ mode: 'broadcast' }).reply('bea', 'no').news().looked(false)
    expect(told(declined)).toEqual(['ann', 'cat'])
  })

  test('when too little time is left to come, every open offer is closed', () => {
    const offer = begin({ mode: 'broadcast', responseWindowMinutes: 600, noticeMinutes: 30 })
    const timer = offer.decision.actions.find(({ type }) => type === 'startTimer')
    const lastCall = slot.startAt - 30 * MINUTE_MS
    expect(timer).toMatchObject({ dueAt: lastCall })
    const over = offer.timeUp(lastCall)
    expect(over.decision.outcome).toMatchObject({ port: 'slotGone' })
    expect(told(over)).toEqual(['ann', 'bea', 'cat'])
  })

  test('without a text of its own the text of a filled slot is used, for a late yes too', () => {
    const gone = begin({ mode: 'one-at-a-time' }).news().looked(false)
    expect(bodies(gone)).toEqual(['filled'])
    const nobody = begin({ mode: 'broadcast', goneMessage: 'gone' }).timeUp()
    expect(bodies(nobody.reply('ann', 'yes', slot.startAt + HOUR_MS))).toEqual(['filled'])
  })
})

describe('where earlier people may not say yes any more', () => {
  const closed = { mode: 'one-at-a-time', keepOpen: false } as const
  const TEN_MINUTES = NOON + 10 * MINUTE_MS

  test('a yes counts until 9:59.999, and from 10:00.000 it is politely refused, once', () => {
    const inTime = begin(closed).reply('ann', 'yes', TEN_MINUTES - 1)
    expect(inTime.decision.actions).toMatchObject([{ query: 'check-offer' }])
    const late = begin({ ...closed, lateMessage: 'late' }).reply('ann', 'yes', TEN_MINUTES)
    expect(bodies(late)).toEqual(['late'])
    expect(bodies(late.reply('ann', 'YES!', TEN_MINUTES + 1))).toEqual([])
  })

  test('whoever was refused is not told again when the slot is filled', () => {
    const handedOver = begin(closed)
      .timeUp()
      .reply('ann', 'yes', TEN_MINUTES + 1)
    expect(kept(handedOver)).toEqual(['ann lost'])
    const won = handedOver.reply('bea', 'yes', TEN_MINUTES + 2).checked('bea', true)
    expect(told(won.claimed('bea', true))).toEqual([])
  })
})

describe('who may not be asked any more', () => {
  test('is passed over with the reason, and the next takes the place', () => {
    const skip = [{ patientId: 'ann', reason: 'was asked twice' }]
    const offer = begin({ mode: 'one-at-a-time' }, slot, { skip })
    expect(asked(offer)).toEqual(['bea'])
    expect(offer.decision.actions[0]).toMatchObject({ text: 'ann is not asked: was asked twice.' })
  })

  test('nobody left: nobody was asked', () => {
    const skip = people.map(({ patientId }) => ({ patientId, reason: 'said stop' }))
    const offer = begin({ mode: 'broadcast' }, slot, { skip })
    expect(offer.decision.outcome).toMatchObject({ port: 'nobody', output: { asked: 0 } })
  })
})

test('how each offer ended is kept, for caps and chances over all flows', () => {
  const offer = begin({ mode: 'waves', waveSize: 2 })
  expect(kept(offer)).toEqual(['ann offered', 'bea offered'])
  const second = offer.timeUp()
  expect(kept(second)).toEqual(['ann expired', 'bea expired', 'cat offered'])
  expect(kept(second.reply('bea', 'no'))).toEqual(['bea declined'])
  const won = second.reply('ann', 'yes').checked('ann', true).claimed('ann', true)
  expect(kept(won)).toEqual(['ann accepted', 'cat closed'])
  expect(kept(won.reply('cat', 'YES'))).toEqual(['cat lost'])
  expect(kept(second.reply('ann', 'yes').checked('ann', false))).toEqual(['cat closed', 'ann lost'])
})

type Check = {
  readonly free?: boolean
  readonly skip?: readonly { readonly patientId: string; readonly reason: string }[]
}
type Offer = ReturnType<typeof offerOf>

function begin(change: Partial<Config>, forSlot = slot, check: Check = {}): Offer {
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
  const world = { config, forSlot, check }
  return offerOf(world, step(world, undefined, { type: 'entered', at: NOON }))
}

type World = { readonly config: Config; readonly forSlot: Slot; readonly check: Check }
type Told = { readonly decision: StepDecision<Memory>; readonly memory: Memory | undefined }

/** The one place that knows how the behavior is called. A check before a wave is answered at once. */
function step(world: World, memory: Memory | undefined, event: StepEvent): Told {
  const { config, forSlot, check } = world
  const decision: StepDecision<Memory> = behavior(config, event, {
    memory,
    executionId: 'e',
    timeZone: 'America/Chicago',
    happened: [],
    read: (path) => (path === 'slot' ? forSlot : people),
    check: () => ({ passed: true, because: '' }),
    render: (template) => template,
  })
  const next = 'memory' in decision.outcome ? (decision.outcome.memory ?? memory) : memory
  const asks = decision.actions.some((action) => 'name' in action && action.name === 'wave')
  if (!asks) return { decision, memory: next }
  const output = { free: check.free ?? true, reason: 'booked', skip: check.skip ?? [] }
  const name = 'wave'
  const wave = step(world, next, { type: 'queryAnswered', at: event.at, name, output })
  const before = decision.actions.filter((action) => !('name' in action && action.name === name))
  const actions = [...before, ...wave.decision.actions]
  return { ...wave, decision: { ...wave.decision, actions } }
}

function offerOf(world: World, { decision, memory }: Told) {
  const on = (event: StepEvent) => offerOf(world, step(world, memory, event))
  const at = NOON + MINUTE_MS
  return {
    decision,
    timeUp: (when = NOON + 10 * MINUTE_MS) =>
      on({ type: 'timerFired', at: when, name: 'window', lateMs: 0 }),
    reply: (id: string, text: string, when = at) =>
      on({
        type: 'signalReceived',
        at: when,
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
    news: () =>
      on({
        type: 'happened',
        at,
        name: 'slot',
        happened: { at, change: 'booked', about: 'slot', appointmentId: '7', startAt: 0 },
      }),
    looked: (free: boolean) =>
      on({ type: 'queryAnswered', at, name: 'news', output: { free, reason: 'booked', skip: [] } }),
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

function bodies({ decision }: Offer): readonly string[] {
  return decision.actions.flatMap((action) =>
    action.type === 'callActivity' ? [(action.input as { body: string }).body] : [],
  )
}

/** How offers ended in this decision, e.g. "ann accepted". */
function kept({ decision }: Offer): readonly string[] {
  return decision.actions.flatMap((action) =>
    action.type === 'command' && action.command === 'record-offers'
      ? action.input.offers.map(({ patientId, status }) => `${patientId} ${status}`)
      : [],
  )
}

function withoutRecords({ decision }: Offer) {
  return decision.actions.filter(({ type }) => type !== 'command')
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
