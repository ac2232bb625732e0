import type { StepEvent } from '@chairflow/node-kit'
import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'

const config = {
  list: 'steps.n.people',
  atOnce: 2,
  maximumItems: 3,
  onFailure: 'continue',
} as const
const people = ['Ann', 'Ben', 'Cem', 'Dee'].map((firstName) => ({ firstName }))
const entered = { type: 'entered', at: 0 } as const
const broken = { code: 'x', blame: 'service', message: 'No.' } as const

test('as many as allowed start, and the next when one ends', () => {
  const begun = decide(entered)
  expect(started(begun)).toEqual([0, 1])
  const next = decide(ended(), memoryOf(begun))
  expect(started(next)).toEqual([2])
})

test('longer lists are cut, and the journal says so', () => {
  expect(decide(entered).because).toContain('The list has 4; only the first 3 count')
})

test('an empty list is done at once', () => {
  const empty = behavior(config, entered, { read: () => [] } as never)
  expect(empty.outcome).toMatchObject({ port: 'done', output: { count: 0 } })
})

test('a failure is reported and counted, or stops the list', () => {
  const memory = { people: people.slice(0, 3), started: 3, succeeded: 2, failed: 0 }
  const last = decide(ended(broken), memory)
  expect(last.outcome).toMatchObject({
    port: 'done',
    output: { count: 3, succeeded: 2, failed: 1 },
  })
  expect(last.actions).toEqual([{ type: 'reportFailure', failure: broken }])
  const strict = behavior({ ...config, onFailure: 'stop' }, ended(broken), { memory } as never)
  expect(strict.outcome).toMatchObject({ type: 'fail', failure: broken })
})

function decide(event: StepEvent, memory?: unknown) {
  return behavior(config, event, { memory, read: () => people } as never)
}

function ended(failure: typeof broken | null = null): StepEvent {
  return { type: 'itemEnded', at: 0, name: 'item.0', outcome: null, failure }
}

function started({ actions }: ReturnType<typeof decide>) {
  return actions.flatMap((action) => (action.type === 'startItem' ? [action.index] : []))
}

function memoryOf({ outcome }: ReturnType<typeof decide>) {
  return outcome.type === 'stay' ? outcome.memory : undefined
}
