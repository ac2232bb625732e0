import type { Task } from '@chairflow/api'
import { expect, it } from 'vitest'
import { dueWords, inOrder } from './due-words.ts'

const NOW = 1_700_000_000_000

it.each([
  [25 * 60_000 + 5, 'Due in 25 minutes'],
  [3_600_000, 'Due in 1 hour'],
  [30_000, 'Due now'],
  [-30_000, 'Due now'],
  [-2 * 86_400_000, 'Was due 2 days ago'],
])('%i ms before the deadline a task is "%s"', (leftMs, words) => {
  expect(dueWords(NOW + leftMs, NOW)).toBe(words)
})

it('what is due soonest comes first, then what has waited longest', () => {
  const tasks = [
    task('new', '2026-01-02T00:00:00Z', null),
    task('old', '2026-01-01T00:00:00Z', null),
    task('later', '2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z'),
    task('soon', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z'),
  ]
  expect(inOrder(tasks).map(({ id }) => id)).toEqual(['soon', 'later', 'old', 'new'])
})

function task(id: string, openedAt: string, dueAt: string | null): Task {
  return {
    id,
    openedAt,
    dueAt,
    executionId: null,
    nodeId: null,
    title: '',
    body: '',
    draftMessage: null,
    choices: [],
    status: 'open',
    decidedBy: null,
    choice: null,
  }
}
