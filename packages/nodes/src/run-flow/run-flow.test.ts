import type { StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const config = {
  flowId: 'flw_1',
  version: 2,
  inputs: [{ name: 'who', value: '{{ patient.patientId }}' }],
  returns: [{ name: 'rating', title: 'Rating' }],
  timeoutMinutes: 60,
}

test('it starts that version with what is handed over, and limits how long it waits', () => {
  const { actions } = decide({ type: 'entered', at: 0 })
  expect(actions).toEqual([
    { type: 'startTimer', name: 'timeout', dueAt: 3_600_000 },
    { type: 'startExecution', name: 'run', flowId: 'flw_1', version: 2, input: { who: 'p7' } },
  ])
})

test('the result comes back', () => {
  const done = decide(
    ended({ status: 'finished', outcome: 'good', values: { rating: 5, other: 1 } }),
  )
  expect(done.outcome).toMatchObject({
    port: 'done',
    output: { outcome: 'good', values: { rating: 5 } },
  })
})

test('one that failed or was stopped says why', () => {
  const failed = decide(ended({ status: 'failed', outcome: null, values: {}, reason: 'Down.' }))
  expect(failed.outcome).toMatchObject({ port: 'failed', output: { reason: 'Down.' } })
})

test('what comes back can be chosen by later steps', () => {
  const [done] = definition.ports(config)
  expect(JSON.stringify(done?.output)).toContain('"rating"')
})

function ended(result: object): StepEvent {
  return {
    type: 'executionEnded',
    at: 0,
    name: 'run',
    result: { reason: '', ...result },
  } as StepEvent
}

function decide(event: StepEvent) {
  return behavior(config, event, { read: () => 'p7', render: (text: string) => text } as never)
}
