import type { Message } from '@chairflow/api'
import { expect, it } from 'vitest'
import { threadsOf } from './threads.ts'

it('texts are read from old to new, the liveliest conversation first', () => {
  const messages = [
    text('3', '+1', '2026-01-01T00:03:00Z'),
    text('2', '+2', '2026-01-01T00:02:00Z'),
    text('1', '+1', '2026-01-01T00:01:00Z'),
    text('4', '+2', '2026-01-01T00:04:00Z'),
  ]
  const threads = threadsOf(messages)
  expect(threads.map(({ phone, messages: all }) => [phone, all.map(({ id }) => id)])).toEqual([
    ['+2', ['2', '4']],
    ['+1', ['1', '3']],
  ])
  expect(threads[0]?.newest.id).toBe('4')
})

it('no texts are no conversations', () => {
  expect(threadsOf([])).toEqual([])
})

function text(id: string, phone: string, at: string): Message {
  return { id, phone, at, direction: 'out', body: '', status: 'sent', executionId: null }
}
