import { expect, it } from 'vitest'
import { changeWords } from './list-changes.ts'

const run = (id: string, status: 'waiting' | 'finished', startedAt: string) => ({
  id,
  flowName: 'Fill',
  subject: id,
  status,
  startedAt,
})
const before = [run('b', 'waiting', '2026-01-02'), run('a', 'waiting', '2026-01-01')]

it('nothing is said when nothing changed', () => {
  expect(changeWords(before, before)).toBe('')
})

it('a change of status is said with flow and subject', () => {
  const after = [before[0], run('a', 'finished', '2026-01-01')].flatMap((item) => item ?? [])
  expect(changeWords(before, after)).toBe('Fill, about a, is now finished.')
})

it('a new one is news, an older one from a further page is not', () => {
  expect(changeWords(before, [run('c', 'waiting', '2026-01-03'), ...before])).toBe(
    'New: Fill, about c.',
  )
  expect(changeWords(before, [...before, run('z', 'finished', '2025-01-01')])).toBe('')
})

it('many changes are only counted', () => {
  const after = ['c', 'd', 'e'].map((id) => run(id, 'waiting', '2026-02-01'))
  expect(changeWords(before, [...after, ...before])).toBe('3 executions changed.')
})
