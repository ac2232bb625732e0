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

function asked(config: Parameters<typeof behavior>[0]) {
  const decision = behavior(config, { type: 'entered', at: 0 }, context())
  const [action] = 'actions' in decision ? decision.actions : []
  return action?.type === 'query' ? action.input : undefined
}

function context(): Parameters<typeof behavior>[2] {
  const values: Readonly<Record<string, unknown>> = {
    slot,
    patient: { patientId: 'pat_1' },
    'appointment.id': '5001',
  }
  const read = (path: string) => values[path]
  return { read } as unknown as Parameters<typeof behavior>[2]
}
