import type { Behavior, StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import type { definition } from './definition.ts'

type Config = Parameters<typeof behavior>[0]
type Context = Parameters<Behavior<typeof definition, { arrived: number }>>[2]

test('waiting for all sets its limit and goes on when no other way can come', () => {
  const entered = decide({ mode: 'all', timeoutMinutes: 10 }, { type: 'entered', at: 0 })
  expect(entered.actions).toEqual([{ type: 'startTimer', name: 'limit', dueAt: 600_000 }])
  const done = decide({ mode: 'all' }, { type: 'branchesComplete', at: 0, arrived: 3 }, 3)
  expect(done.outcome).toMatchObject({ type: 'leave', port: 'next', output: { arrived: 3 } })
})

test('its limit tells how many came', () => {
  const late = { type: 'timerFired', at: 0, name: 'limit', lateMs: 0 } as const
  expect(decide({ mode: 'all' }, late, 2).outcome).toMatchObject({
    port: 'timeout',
    output: { arrived: 2 },
  })
})

test('"any" goes on at once and leaves the others alone; "first" stops them', () => {
  const entered = { type: 'entered', at: 0 } as const
  expect(decide({ mode: 'any' }, entered)).toMatchObject({ outcome: { port: 'next' }, actions: [] })
  expect(decide({ mode: 'first' }, entered).actions).toMatchObject([{ type: 'stopBranches' }])
})

function decide(config: Config, event: StepEvent, arrived?: number) {
  const memory = arrived === undefined ? undefined : { arrived }
  return behavior(config, event, { memory } as Context)
}
