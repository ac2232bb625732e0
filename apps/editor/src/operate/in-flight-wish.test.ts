import type { PublishPreview } from '@chairflow/api'
import { expect, test } from 'vitest'
import { canMove, choiceOf, nothingWished } from './in-flight-wish.ts'

test('nobody choosing lets them finish', () => {
  expect(choiceOf(nothingWished)).toEqual({ type: 'finish' })
})

test('a move names only the steps that somebody gave a place', () => {
  const nodes = { n_old: 'n_new', n_gone: null }
  expect(choiceOf({ type: 'move', nodes, reason: '' })).toEqual({
    type: 'move',
    nodes: { n_old: 'n_new' },
  })
})

test('nobody is stopped without a reason', () => {
  expect(choiceOf({ type: 'stop', nodes: {}, reason: '  ' })).toBeNull()
  expect(choiceOf({ type: 'stop', nodes: {}, reason: ' Wrong text ' })).toEqual({
    type: 'stop',
    reason: 'Wrong text',
  })
})

test('moving is offered when it helps somebody', () => {
  const step = { nodeId: 'n', label: 'N', count: 1 }
  const preview: PublishPreview = {
    version: 2,
    total: 1,
    queued: 0,
    standings: [],
    movable: 0,
    steps: [{ ...step, passage: { type: 'none' } }],
  }
  expect(canMove(preview)).toBe(false)
  expect(canMove({ ...preview, movable: 1 })).toBe(true)
  const nodes = [{ nodeId: 'm', label: 'M' }]
  const choose = { type: 'choose' as const, nodes }
  expect(canMove({ ...preview, steps: [{ ...step, passage: choose }] })).toBe(true)
})
