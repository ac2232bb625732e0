import { expect, test } from 'vitest'
import { behavior } from './behavior.ts'
import { definition } from './definition.ts'

const config = {
  title: 'Look',
  instructions: 'At this',
  draftMessage: 'Dear patient',
  choices: [
    { id: 'call', label: 'I call' },
    { id: 'leave', label: 'Leave it' },
  ],
  deadlineMinutes: 60,
}

test('each choice is a way out, and so is the deadline', () => {
  expect(definition.ports(config).map(({ name }) => name)).toEqual(['call', 'leave', 'deadline'])
  expect(definition.ports({ choices: [{ id: 'half' }] }).map(({ name }) => name)).toEqual([
    'deadline',
  ])
})

test('the task is opened with its draft, its choices and the time until which to decide', () => {
  const { actions } = decide({ type: 'entered', at: 1_000 })
  const dueAt = 1_000 + 60 * 60_000
  expect(actions).toMatchObject([
    {
      type: 'openTask',
      title: 'Look',
      draftMessage: 'Dear patient',
      choices: config.choices,
      dueAt,
    },
    { type: 'startTimer', dueAt },
  ])
})

test('what a person chose, and the message as they left it, go on', () => {
  const signal = { type: 'choice', choice: 'call', by: 'Ann', text: 'Dear Bea' } as const
  const { outcome } = decide({ type: 'signalReceived', at: 0, name: 'task', signal })
  expect(outcome).toMatchObject({ port: 'call', output: { by: 'Ann', message: 'Dear Bea' } })
})

test('nobody decides: the deadline does', () => {
  const { outcome } = decide({ type: 'timerFired', at: 0, name: 'deadline', lateMs: 0 })
  expect(outcome).toMatchObject({ port: 'deadline' })
})

function decide(event: Parameters<typeof behavior>[1]) {
  return behavior(config, event, {
    memory: { draft: 'Dear patient' },
    executionId: 'e',
    timeZone: 'UTC',
    happened: [],
    read: () => undefined,
    check: () => ({ passed: true, because: '' }),
    render: (template) => template,
  })
}
