import type { StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const named = { id: 'lee', name: 'Dr. Lee' }
const slot = { service: named, provider: named, room: null, location: named, startAt: 1, endAt: 2 }
const config = {
  service: 'service',
  patient: 'patient',
  days: 2,
  noticeMinutes: 60,
  where: 'this-location' as const,
  atMostMiles: 15,
  most: 3,
}
const values: Readonly<Record<string, unknown>> = {
  service: { id: 'svc_iv', name: 'IV therapy' },
  patient: { patientId: 'ana' },
  location: { id: 'loc', name: 'Austin' },
  product: 'Dysport',
  nothing: null,
}
const context = { read: (path: string) => values[path] } as never

test('days and notice count from now; miles only where other locations will do', () => {
  const asked = (change: object) =>
    behavior({ ...config, ...change }, { type: 'entered', at: 1_000 }, context).actions[0]
  expect(asked({})).toMatchObject({
    query: 'find-availability',
    input: {
      serviceId: 'svc_iv',
      patientId: 'ana',
      locationId: 'loc',
      atMostMiles: null,
      from: 1_000 + 3_600_000,
      until: 1_000 + 2 * 86_400_000,
      limit: 3,
    },
  })
  expect(asked({ where: 'near-patient' })).toMatchObject({ input: { atMostMiles: 15 } })
})

test('the product that was understood is asked for; without one the query is as before', () => {
  const asked = (product: string) =>
    behavior({ ...config, product }, { type: 'entered', at: 1_000 }, context).actions[0]
  expect(asked('product')).toMatchObject({ input: { product: 'Dysport' } })
  expect(asked('nothing')).not.toHaveProperty('input.product')
})

test('the first time goes on as a slot, all of them beside it', () => {
  const output = { slots: [slot, slot], words: ['on Tuesday', 'on Friday'], total: 9 }
  expect(decided({ ...output, reasons: [], instead: [] })).toMatchObject({
    port: 'found',
    output: { slot, slots: [slot, slot], words: 'on Tuesday, on Friday' },
  })
})

test('without a time the reasons go on, and what would help', () => {
  const none = { slots: [], words: [], total: 0, reasons: ['All full'], instead: ['Time later'] }
  expect(decided(none)).toMatchObject({
    port: 'nothing',
    output: { reasons: ['All full'], instead: ['Time later'], words: 'All full. Time later.' },
  })
})

function decided(output: object) {
  const event: StepEvent = { type: 'queryAnswered', at: 0, name: 'times', output }
  return behavior(config, event, context).outcome
}
