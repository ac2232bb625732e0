import type { Happening } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { nextDue } from './next-due.ts'
import { trigger } from './trigger.ts'

const MINUTE_MS = 60_000
const NOON = Date.UTC(2026, 10, 23, 18)
const config = {
  days: ['monday', 'friday'],
  time: '09:00',
  whenLate: 'skip',
  lateAfterMinutes: 60,
} as never

test('the next time is by the clock of the location', () => {
  expect(new Date(nextDue(config, NOON, 'America/Chicago') ?? 0).toISOString()).toBe(
    '2026-11-27T15:00:00.000Z',
  )
  expect(new Date(nextDue(config, NOON, 'America/Denver') ?? 0).toISOString()).toBe(
    '2026-11-27T16:00:00.000Z',
  )
})

test('what is too late is skipped or run once, as was chosen', () => {
  expect(trigger(config, late(59))).not.toBeNull()
  expect(trigger(config, late(60))).toBeNull()
  const run = { ...(config as object), whenLate: 'run' } as never
  expect(trigger(run, late(600))?.because).toContain('600 minutes late')
})

test('what is too late is for a person to decide where that was chosen', () => {
  const ask = { ...(config as object), whenLate: 'ask' } as never
  expect(trigger(ask, late(59))?.askFirst).toBeUndefined()
  expect(trigger(ask, late(60))?.askFirst).toContain('60 minutes late')
})

function late(minutes: number): Happening {
  const location = { id: 'l', name: 'Downtown', timeZone: 'America/Chicago' }
  const scope = { schedule: { dueAt: NOON, date: '2026-11-23' }, location, practice: { name: 'P' } }
  return { type: 'schedule', at: NOON + minutes * MINUTE_MS, dueAt: NOON, scope }
}
