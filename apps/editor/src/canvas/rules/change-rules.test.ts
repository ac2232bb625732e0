import type { FlowDocument } from '@chairflow/flow'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeRules, readAge, units, writeAge } from './change-rules.ts'

const flow = { logic: { nodes: [], edges: [], settings: {} } } as unknown as FlowDocument

test('a rule that is taken away leaves nothing behind', () => {
  const set = changeRules(flow, { cancelOn: ['appointment.cancelled'], maxAge: 'P3D' })
  expect(set.logic.settings).toEqual({ cancelOn: ['appointment.cancelled'], maxAge: 'P3D' })
  expect(changeRules(set, { cancelOn: [], maxAge: undefined }).logic.settings).toEqual({})
})

test('a length of time reads as it was written, in the largest whole unit', () => {
  expect(readAge('P1DT12H')).toEqual({ amount: 36, unit: 'hours' })
  expect(readAge('P2W')).toEqual({ amount: 14, unit: 'days' })
  expect(readAge(undefined)).toBeNull()
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom(...units),
      (amount, { name, ms }) => {
        const read = readAge(writeAge({ amount, unit: name }))
        const size = units.find((one) => one.name === read?.unit)?.ms ?? 0
        expect((read?.amount ?? 0) * size).toBe(amount * ms)
      },
    ),
  )
})

test('an emptied or senseless length is no length', () => {
  for (const amount of [0, -3, Number.NaN])
    expect(writeAge({ amount, unit: 'days' })).toBeUndefined()
})
