import type { StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const slot = {
  service: { id: 'svc', name: 'Filler' },
  provider: { id: 'lee', name: 'Dr. Lee' },
  room: { id: 'r1', name: 'Room 1' },
  location: { id: 'loc', name: 'Austin' },
  startAt: 0,
  endAt: 60_000,
}

test('a flow from before modes asks what it always asked', () => {
  expect(asked({ slot: 'slot', prefer: 'least-busy' })).toEqual({ slot, prefer: 'least-busy' })
})

test('the mode, the weights and the patient go along', () => {
  const config = {
    slot: 'slot',
    prefer: 'least-busy',
    mode: 'equal',
    weights: { travel: 3 },
    patient: 'patient',
  } as const
  expect(asked(config)).toEqual({
    slot,
    prefer: 'least-busy',
    mode: 'equal',
    weights: { travel: 3 },
    patientId: 'pat_1',
  })
})

test('a visit that is booked already is named, so that it does not stand in its own way', () => {
  const config = { slot: 'slot', prefer: 'same-provider', visit: 'appointment.id' } as const
  expect(asked(config)).toMatchObject({ visitId: '5001' })
})

test('the product that is chosen goes with the slot, and one that nobody named leaves it as it is', () => {
  const config = { slot: 'slot', prefer: 'least-busy' } as const
  const sloted = (product: string) => asked({ ...config, product })
  expect(sloted('steps.n_words.product')).toMatchObject({ slot: { ...slot, product: 'Dysport' } })
  expect(sloted('steps.n_none.product')).toEqual({ slot, prefer: 'least-busy' })
  expect(sloted('steps.n_gone.product')).toEqual({ slot, prefer: 'least-busy' })
})

test('what would have made the second the first is handed on', () => {
  const output = { slot, candidates: [], runnerUp: 'NP Martinez would be first if …' }
  const event: StepEvent = { type: 'queryAnswered', at: 0, name: 'match', output }
  const decision = behavior({ slot: 'slot', prefer: 'least-busy' }, event, context())
  expect(decision.outcome).toMatchObject({ port: 'matched', output: { runnerUp: output.runnerUp } })
})

test('the card says how it chooses', () => {
  const card = (config: object) => definition.summarize(config)
  expect(card({ prefer: 'same-provider', mode: 'efficiency' })).toBe(
    'Certified, free and with a room; the same provider first, else so that the book stays dense',
  )
  expect(card({ prefer: 'least-busy' })).toBe('Certified, free and with a room; the least busy')
})

const ahead = { slot: 'slot', prefer: 'least-busy', lookAheadHours: 72 } as const
const times = [{ slot, timeZone: 'UTC' }]
const found = { times, until: 9, practiceName: 'Lumen', timeZone: 'UTC' }
const reasons = [
  { code: 'no-time-within-window', text: 'There is no time within 72 hours' },
  { code: 'room-full', text: 'No room is free' },
]
const none = { ...found, status: 'escalate', reasons }

test('nobody at the time: without a window that is the end, with one it is looked ahead', () => {
  const nobody = { slot: null, candidates: [] }
  const plain = decided({ slot: 'slot', prefer: 'least-busy' }, 'match', nobody)
  expect(plain.outcome).toEqual({ type: 'leave', port: 'nobody', output: { candidates: [] } })
  expect(decided(ahead, 'match', nobody).actions).toEqual([
    {
      type: 'query',
      name: 'ahead',
      query: 'look-ahead',
      input: {
        wish: { slot, prefer: 'least-busy' },
        hours: 72,
        counts: 'wall-hours',
        from: 'now',
        noticeMinutes: 60,
        atMostMiles: null,
      },
    },
  ])
})

test('a time within the window goes on as the slot, first among the times to propose', () => {
  const chosen = { ...slot, startAt: 7, provider: { id: 'nop', name: 'Nopal' } }
  const last = { ...slot, startAt: 9 }
  const both = [{ ...slot, startAt: 7 }, last].map((one) => ({ slot: one, timeZone: 'UTC' }))
  const within = { ...found, status: 'within', slot: chosen, candidates: [], times: both }
  expect(decided(ahead, 'ahead', within).outcome).toMatchObject({
    port: 'other-time',
    output: { slot: chosen, slots: [chosen, last] },
  })
})

test('nobody in time goes on with the codes, the reasons and a draft that names no treatment', () => {
  const { outcome } = decided({ ...ahead, visit: 'appointment.id' }, 'ahead', none)
  expect(outcome).toMatchObject({
    port: 'nobody',
    output: {
      codes: 'no-time-within-window, room-full',
      reason: 'There is no time within 72 hours. No room is free.',
      slots: [slot],
      message: expect.stringContaining(
        'Lumen: we are sorry, your appointment on Thursday, January 1',
      ),
    },
  })
  expect(JSON.stringify(outcome)).not.toMatch(/"message":"[^"]*Filler/)
  const unbooked = decided({ ...ahead, draftLanguage: 'es' }, 'ahead', none).outcome
  expect(unbooked).toMatchObject({
    output: { message: expect.stringContaining('no tenemos una cita como usted deseaba') },
  })
})

test('what could not be held is not proposed, and what is held says until when', () => {
  const holding = { ...ahead, holdMinutes: 30 }
  expect(decided(holding, 'ahead', none).actions).toMatchObject([
    { command: 'hold-slots', input: { slots: [slot], minutes: 30 } },
  ])
  const memory = { candidates: [], escalated: none }
  const held = (slots: readonly object[]) =>
    behavior(
      holding,
      { type: 'commandDone', at: 0, name: 'hold', output: { slots, until: 3_600_000 } },
      context(memory),
    ).outcome
  expect(held([slot])).toMatchObject({
    output: { slots: [slot], words: expect.stringContaining('kept free until 3600000') },
  })
  expect(held([])).toMatchObject({
    output: { slots: [], words: 'No other time was found.' },
  })
})

test('with a window there is a way out for another time, and the card says so', () => {
  const ports = (config: object) => definition.ports(config).map(({ name }) => name)
  expect(ports({})).toEqual(['matched', 'nobody'])
  expect(ports(ahead)).toEqual(['matched', 'other-time', 'nobody'])
  const card = definition.summarize({ ...ahead, lookAheadCounts: 'business-hours' })
  expect(card).toContain('Else the first time within 72 opening hours')
})

function decided(config: Parameters<typeof behavior>[0], name: string, output: unknown) {
  return behavior(config, { type: 'queryAnswered', at: 0, name, output }, context({}))
}

function asked(config: Parameters<typeof behavior>[0]) {
  const decision = behavior(config, { type: 'entered', at: 0 }, context())
  const [action] = 'actions' in decision ? decision.actions : []
  return action?.type === 'query' ? action.input : undefined
}

function context(memory?: object): Parameters<typeof behavior>[2] {
  const values: Readonly<Record<string, unknown>> = {
    slot,
    patient: { patientId: 'pat_1' },
    'appointment.id': '5001',
    'steps.n_words.product': 'Dysport',
    'steps.n_none.product': null,
  }
  const read = (path: string) => values[path]
  const render = (_template: string, locals: object) => String(Object.values(locals)[0])
  return { read, render, memory } as unknown as Parameters<typeof behavior>[2]
}
