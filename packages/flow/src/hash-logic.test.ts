import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FlowLogic } from './flow.ts'
import { hashLogic } from './hash-logic.ts'

const logic = {
  nodes: ['a', 'b', 'c'].map((id) => ({ id, type: 't', v: 1, config: { x: 1, y: [2, 3] } })),
  edges: [
    { id: '1', from: 'a', port: 'next', to: 'b' },
    { id: '2', from: 'b', port: 'next', to: 'c' },
  ],
  settings: { subject: 'appointment.id' },
} as unknown as FlowLogic

test('the order in which things are listed says nothing', () => {
  const shuffled = fc.tuple(
    fc.shuffledSubarray([...logic.nodes], { minLength: 3 }),
    fc.shuffledSubarray([...logic.edges], { minLength: 2 }),
  )
  fc.assert(
    fc.property(shuffled, ([nodes, edges]) => {
      expect(hashLogic({ ...logic, nodes, edges })).toBe(hashLogic(logic))
    }),
  )
})

test('labels are decoration', () => {
  const nodes = logic.nodes.map((node) => ({ ...node, label: 'Another name' }))
  expect(hashLogic({ ...logic, nodes })).toBe(hashLogic(logic))
})

test('any change of settings, ports or connections is another version', () => {
  const [first, ...rest] = logic.nodes
  const changed = [
    { ...logic, nodes: [{ ...first, config: { x: 2 } }, ...rest] },
    { ...logic, edges: logic.edges.slice(1) },
    { ...logic, edges: logic.edges.map((edge) => ({ ...edge, port: 'other' })) },
    { ...logic, settings: {} },
  ] as readonly FlowLogic[]
  const hashes = new Set([logic, ...changed].map(hashLogic))
  expect(hashes.size).toBe(5)
})
