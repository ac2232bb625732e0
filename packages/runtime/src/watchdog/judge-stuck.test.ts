import { expect, test } from 'vitest'
import { type Found, judgeStuck } from './judge-stuck.ts'

const none = { count: 0, since: null }
const calm: Found = { timers: none, events: none, effects: none, executions: none, replies: none }
const NOW = 1_700_000_000_000

test('nothing late is nothing to tell', () => {
  expect(judgeStuck(calm, NOW)).toEqual([])
})

test('what is late is told with how many there are and how old the oldest is', () => {
  const timers = { count: 3, since: NOW - 20 * 60_000 }
  const [concern, ...others] = judgeStuck({ ...calm, timers }, NOW)
  expect(others).toEqual([])
  expect(concern).toMatchObject({
    code: 'stuck-timers',
    count: 3,
    title: '3 flows that wait for a time are late',
    body: expect.stringContaining('20 minutes old'),
  })
})

test('one thing is told as one', () => {
  const replies = { count: 1, since: NOW - 26 * 60 * 60_000 }
  expect(judgeStuck({ ...calm, replies }, NOW)).toMatchObject([
    { title: 'A patient’s message waits for an answer', body: expect.stringMatching('26 hours') },
  ])
})
