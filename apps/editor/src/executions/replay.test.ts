import type { JournalLine } from '@chairflow/api'
import type { FlowDocument } from '@chairflow/flow'
import { expect, test } from 'vitest'
import { overlayAt } from './replay.ts'

const flow = {
  logic: {
    nodes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    edges: [
      { id: 'a-b', from: 'a', to: 'b' },
      { id: 'a-c', from: 'a', to: 'c' },
    ],
  },
} as unknown as FlowDocument

const journal = [
  line(1, 'entered', 'a'),
  line(2, 'left', 'a', ['a-b']),
  line(3, 'entered', 'b'),
  line(4, 'failed', 'b'),
]

test('the path is lit up to the line that is shown, and no further', () => {
  const { nodes, edges } = overlayAt(flow, { journal, activeNodes: [] }, 2)
  expect(nodes).toEqual({ a: 'taken', b: 'untaken', c: 'untaken' })
  expect(edges).toEqual({ 'a-b': 'taken', 'a-c': 'untaken' })
})

test('a step that was entered and not left is active at that moment', () => {
  expect(overlayAt(flow, { journal, activeNodes: [] }, 3).nodes.b).toBe('active')
})

test('at the last line the steps that wait now are active', () => {
  const waiting = { journal: journal.slice(0, 3), activeNodes: [{ nodeId: 'b', waitingFor: 'x' }] }
  expect(overlayAt(flow, waiting, 3).nodes).toEqual({ a: 'taken', b: 'active', c: 'untaken' })
})

test('a step that failed is shown as failed', () => {
  expect(overlayAt(flow, { journal, activeNodes: [] }, 4).nodes.b).toBe('failed')
})

function line(seq: number, kind: string, nodeId: string, edgeIds: string[] = []): JournalLine {
  const rest = { at: '', port: null, text: '', actor: '', data: null, hash: '' }
  return { seq, kind, nodeId, edgeIds, ...rest }
}
