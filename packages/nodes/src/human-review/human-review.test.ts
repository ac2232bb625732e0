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

const named = { id: 'lee', name: 'Dr. Lee' }
const slot = (startAt: number, location = { id: 'home', name: 'Home' }) => ({
  service: named,
  provider: named,
  room: null,
  location,
  startAt,
  endAt: startAt + 1,
})
const slots = [slot(10), slot(20, { id: 'away', name: 'Uptown' })]
const withTimes = { ...config, slots: 'steps.n_match.slots' }

test('each time to choose from is a button before the choices, told with its place when it is elsewhere', () => {
  const [task] = decide({ type: 'entered', at: 0 }, withTimes).actions
  expect(task?.type === 'openTask' && task.choices).toEqual([
    { id: 'time-1', label: '10 with Dr. Lee', isTime: true },
    { id: 'time-2', label: '20 with Dr. Lee at Uptown', isTime: true },
    ...config.choices,
  ])
  expect(definition.ports(withTimes).map(({ name }) => name)[0]).toBe('time-chosen')
})

test('no more than six times become buttons, and none where there are none', () => {
  const buttons = (found: readonly object[]) => {
    const [task] = decide({ type: 'entered', at: 0 }, withTimes, found).actions
    return task?.type === 'openTask' ? task.choices.length - config.choices.length : -1
  }
  expect([0, 1, 6, 7].map((count) => buttons(Array(count).fill(slot(1))))).toEqual([0, 1, 6, 6])
})

test('the time that is chosen goes on as a slot, and the others are given back', () => {
  const signal = { type: 'choice', choice: 'time-2', by: 'Ann', text: null } as const
  const event = { type: 'signalReceived', at: 0, name: 'task', signal } as const
  const { outcome, actions } = decide(event, withTimes)
  expect(outcome).toMatchObject({ port: 'time-chosen', output: { slot: slots[1], by: 'Ann' } })
  expect(actions).toMatchObject([{ command: 'give-back-slots', input: { slots: [slots[0]] } }])
})

test('at the deadline all are given back; a choice of the author keeps them for later steps', () => {
  const late = decide({ type: 'timerFired', at: 0, name: 'deadline', lateMs: 0 }, withTimes)
  expect(late.actions).toMatchObject([{ input: { slots } }])
  const signal = { type: 'choice', choice: 'call', by: 'Ann', text: null } as const
  const event = { type: 'signalReceived', at: 0, name: 'task', signal } as const
  expect(decide(event, withTimes).actions).toEqual([])
})

test('times that nothing has set are told to the author', () => {
  const { outcome } = decide({ type: 'entered', at: 0 }, withTimes, null)
  expect(outcome).toMatchObject({ type: 'fail', failure: { blame: 'author' } })
})

type Config = Parameters<typeof behavior>[0]

function decide(
  event: Parameters<typeof behavior>[1],
  settings: Config = config,
  found: readonly object[] | null = slots,
) {
  const values = { 'steps.n_match.slots': found ?? undefined, location: { id: 'home' } }
  const offered = 'slots' in settings ? { slots } : {}
  return behavior(settings, event, {
    memory: { draft: 'Dear patient', ...offered },
    executionId: 'e',
    timeZone: 'UTC',
    happened: [],
    read: (path) => (values as Readonly<Record<string, unknown>>)[path],
    check: () => ({ passed: true, because: '' }),
    render: (template, locals) => (locals === undefined ? template : String(locals.at)),
  })
}
