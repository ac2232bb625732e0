import type { JournalLine } from '@chairflow/api'
import type { FlowDocument } from '@chairflow/flow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastLineOf, nodeAt, overlayAt } from './replay.ts'

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
  line(1, 'started', 'a'),
  line(2, 'left', 'a', ['a-b']),
  line(3, 'entered', 'b'),
  line(4, 'decided', 'b'),
  line(5, 'left', 'b'),
]
const at = (lines: readonly JournalLine[], seq: number, active: readonly string[] = []) =>
  overlayAt(
    flow,
    {
      journal: [...lines],
      activeNodes: active.map((nodeId) => ({ nodeId, waitingFor: 'a reply' })),
    },
    seq,
  )

describe('the path', () => {
  it('is lit up to the line that is shown, and no further', () => {
    expect(at(journal, 2)).toEqual({
      nodes: { a: 'taken', b: 'untaken', c: 'untaken' },
      edges: { 'a-b': 'taken', 'a-c': 'untaken' },
    })
  })

  it('only grows while the journal is read on', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (one, other) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
        const litEarlier = Object.entries(at(journal, earlier).edges).filter(isTaken)
        const litLater = new Map(Object.entries(at(journal, later).edges).filter(isTaken))
        expect(litEarlier.every(([id]) => litLater.has(id))).toBe(true)
      }),
    )
  })
})

describe('a node', () => {
  it('is active from being entered until it is left', () => {
    expect([2, 3, 4, 5].map((seq) => at(journal, seq).nodes.b)).toEqual([
      'untaken',
      'active',
      'active',
      'taken',
    ])
  })

  it('that was left is not woken by a late answer', () => {
    expect(at([...journal, line(6, 'decided', 'b')], 6).nodes.b).toBe('taken')
  })

  it('is active again when a loop comes back to it', () => {
    expect(at([...journal, line(6, 'entered', 'b')], 6).nodes.b).toBe('active')
  })

  it('that waits now is active at the last line only', () => {
    expect(at(journal.slice(0, 4), 4, ['b']).nodes.b).toBe('active')
    expect(at(journal.slice(0, 4), 2, ['b']).nodes.b).toBe('untaken')
  })

  it('that failed is failed, and what ran beside it is neither done nor active', () => {
    const failing = [...journal.slice(0, 3), line(4, 'entered', 'c'), line(5, 'failed', 'c')]
    expect(at(failing, 5).nodes).toEqual({ a: 'taken', b: 'idle', c: 'failed' })
  })

  it('where a cancelled execution stood is neither done nor active', () => {
    expect(at([...journal.slice(0, 4), line(5, 'cancelled', null)], 5).nodes.b).toBe('idle')
  })
})

it('a line without a node belongs to where the execution was', () => {
  expect(nodeAt([...journal, line(6, 'finished', null)], 6)).toBe('b')
  expect(nodeAt(journal, 0)).toBeNull()
})

it('a node leads to the last thing that happened there', () => {
  expect(lastLineOf(journal, 'b')).toBe(5)
  expect(lastLineOf(journal, 'c')).toBeNull()
})

function isTaken([, way]: readonly [string, string]) {
  return way === 'taken'
}

function line(
  seq: number,
  kind: string,
  nodeId: string | null,
  edgeIds: string[] = [],
): JournalLine {
  const rest = { at: '', port: null, text: '', actor: '', data: null, hash: '' }
  return { seq, kind, nodeId, edgeIds, ...rest }
}
