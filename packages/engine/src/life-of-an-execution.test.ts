import type { FlowLogic, NodeId } from '@chairflow/flow'
import { type Happened, leave, stay } from '@chairflow/node-kit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance } from './advance.ts'
import { admit, concurrencyKey } from './concurrency.ts'
import { type ExecutionId, newExecution } from './execution.ts'
import {
  type Behave,
  compile,
  NOON,
  pause,
  send,
  standing,
  start,
  tell,
  timerFired,
} from './testing/little-flow.ts'

const cancelled = { type: 'cancelled', at: NOON, actor: 'Ann', reason: 'Done by phone' } as const

describe('how it ended', () => {
  test('is what the way said that ended last', () => {
    const world = start('go>a, go>b, a>good, b>late', { a: pause, b: pause })
    const decided = send(world, 'a', timerFired())
    expect(send(decided, 'b', timerFired()).execution.outcome).toBe('late')
  })

  test('is not said again by a way that merely ran out', () => {
    const world = start('go>a, go>b, a>good, b>late?', { a: pause, b: pause })
    const decided = send(world, 'a', timerFired())
    expect(send(decided, 'b', timerFired()).execution.outcome).toBe('good')
    const ranOut = send(world, 'b', timerFired())
    expect(ranOut.execution.outcome).toBe('late?')
    expect(send(ranOut, 'a', timerFired()).execution.outcome).toBe('good')
  })
})

describe('news about the subject', () => {
  const watcher: Behave = (event) => {
    if (event.type === 'entered') return stay({}, '', { actions: [{ type: 'watch', name: 'w' }] })
    return event.type === 'happened' && event.happened.change === 'confirmed'
      ? leave('next', {}, 'Confirmed.')
      : stay({}, 'Heard.')
  }

  test('keeps the variables up to date and goes to the steps that watch', () => {
    const world = start(
      'go>watch, watch>good',
      { watch: watcher },
      { scope: { appointment: { startAt: 1 } } },
    )
    const moved = tell(world, news('changed', { scope: { appointment: { startAt: 2 } } }))
    expect(moved.execution.scope).toEqual({ appointment: { startAt: 2 } })
    expect(standing(moved)).toEqual(['watch'])
    const done = tell(moved, news('confirmed'))
    expect(done.execution).toMatchObject({ status: 'finished', outcome: 'good' })
  })

  test('is remembered for steps that come later, so that nothing is missed', () => {
    const seen: string[] = []
    const late: Behave = (_event, context) => {
      seen.push(...context.happened.map(({ change }) => change))
      return leave('next', {}, '')
    }
    const world = start('go>a, a>late, late>good', { a: pause, late })
    send(tell(world, news('confirmed')), 'a', timerFired())
    expect(seen).toEqual(['confirmed'])
  })

  test('about another appointment of the patient only concerns steps that watch', () => {
    const deaf = start('go>a', { a: pause })
    expect(tell(deaf, news('booked', { about: 'patient' })).execution).toBe(deaf.execution)
    const world = start('go>watch', { watch: watcher }, { scope: { appointment: { startAt: 1 } } })
    const heard = tell(world, news('booked', { about: 'patient' }))
    expect(heard.execution.scope).toEqual({ appointment: { startAt: 1 } })
    expect(heard.execution.happened).toHaveLength(1)
  })

  test('named in cancelOn ends the execution and says why', () => {
    const world = start('go>a', { a: pause }, { settings: { cancelOn: ['appointment.cancelled'] } })
    const ended = tell(world, news('cancelled'))
    expect(ended.execution.status).toBe('cancelled')
    expect(ended.effects.map(({ type }) => type)).toEqual(['cancelTimer'])
    expect(ended.journal[0]?.text).toBe('Cancelled: The appointment: cancelled')
    expect(tell(world, news('confirmed')).execution.status).toBe('waiting')
  })

  test('named in restartOn has it begin again at its trigger with what is known now', () => {
    const settings = { restartOn: ['appointment.changed'] } as const
    const world = start('go>a, a>b', { a: pause, b: pause }, { settings, scope: { n: 1 } })
    const there = send(world, 'a', timerFired())
    const again = tell(there, news('changed', { scope: { n: 2 } }))
    expect(standing(again)).toEqual(['a'])
    expect(again.execution).toMatchObject({ scope: { n: 2 }, outputs: { go: {} } })
    expect(again.effects.map(({ type }) => type)).toEqual(['cancelTimer', 'scheduleTimer'])
    expect(
      new Set([...there.execution.steps, ...again.execution.steps].map(({ id }) => id)).size,
    ).toBe(2)
  })
})

describe('age', () => {
  const settings = { maxAge: 'PT12H' } as const

  test('a flow with a longest age sets its timer at the start, and takes it back at the end', () => {
    const world = start('go>a, a>good', { a: pause }, { settings })
    expect(world.effects).toContainEqual(
      expect.objectContaining({
        type: 'scheduleTimer',
        name: 'maxAge',
        dueAt: NOON + 12 * 3_600_000,
      }),
    )
    const done = send(world, 'a', timerFired())
    expect(done.effects).toContainEqual(
      expect.objectContaining({ type: 'cancelTimer', stepId: 'e', name: 'maxAge' }),
    )
  })

  test('what is too old stops as failed and is reported', () => {
    const world = start('go>a', { a: pause }, { settings })
    const old = tell(world, { type: 'expired', at: NOON })
    expect(old.execution).toMatchObject({ status: 'failed', failure: { code: 'too-old' } })
    expect(old.effects.map(({ type }) => type)).toContain('reportFailure')
  })
})

describe('loops', () => {
  const count = { again: { maximumVisits: () => 3 } }
  const onward: Behave = () => leave('next', {}, '')

  test('go round as often as allowed and then leave by "limit"', () => {
    const edges = 'go>again, again>a, a>again, again.limit>good'
    const world = start(edges, { again: onward, a: onward }, { definitions: count })
    expect(world.execution).toMatchObject({ status: 'finished', outcome: 'good' })
    expect(world.execution.outputs.again).toEqual({ times: 3 })
    expect(world.execution.visits.a).toBe(3)
  })

  test('without a way out at the limit it is a failure of the author', () => {
    const world = start(
      'go>again, again>a, a>again',
      { again: onward, a: onward },
      { definitions: count },
    )
    expect(world.execution.failure).toMatchObject({ code: 'too-many-visits', blame: 'author' })
  })
})

describe('running again', () => {
  const failing: Behave = () => ({
    outcome: { type: 'fail', failure: { code: 'down', blame: 'service', message: 'Down.' } },
    actions: [],
    because: '',
  })

  test('from a step keeps what the steps before it left behind, and says who asked', () => {
    const a: Behave = () => leave('next', { name: 'Ann' }, '')
    const failed = start('go>a, a>b, b>good', { a, b: failing })
    const program = compile('go>a, a>b, b>good', { a, b: pause })
    const again = tell({ ...failed, program }, retried('b'))
    expect(again.execution).toMatchObject({ status: 'waiting', failure: null })
    expect(again.execution.outputs.a).toEqual({ name: 'Ann' })
    expect(again.journal[0]).toMatchObject({ kind: 'retried', actor: 'Ann' })
    const done = send(again, 'b', timerFired())
    expect(done.execution).toMatchObject({ status: 'finished', outcome: 'good' })
  })

  test('closes what was open elsewhere, and gives steps ids of their own', () => {
    const world = start('go>a, a>b', { a: pause, b: pause })
    const there = send(world, 'a', timerFired())
    const again = tell(there, retried('a'))
    expect(standing(again)).toEqual(['a'])
    expect(again.effects.map(({ type }) => type)).toEqual(['cancelTimer', 'scheduleTimer'])
    const ids = [world, there, again].flatMap(({ execution }) =>
      execution.steps.map(({ id }) => id),
    )
    expect(new Set(ids).size).toBe(3)
  })

  test('from a node that is not there changes nothing', () => {
    const world = start('go>a', { a: pause })
    expect(tell(world, retried('nowhere')).execution).toBe(world.execution)
  })
})

describe('moving to another version', () => {
  test('steps stand at the node the map names, with what they remember and have open', () => {
    const world = start('go>old, old>good', { old: pause })
    const program = compile('go>new, new>better', { new: pause })
    const nodes = { old: 'new' as NodeId }
    const moved = tell(
      { ...world, program },
      { type: 'moved', at: NOON, actor: 'Ann', version: 2, nodes },
    )
    expect(standing(moved)).toEqual(['new'])
    expect(moved.effects).toEqual([])
    expect(moved.execution.steps[0]?.open).toEqual(world.execution.steps[0]?.open)
    const done = send(moved, 'new', timerFired())
    expect(done.execution.outcome).toBe('better')
  })

  test('an ended execution stays where it is', () => {
    const world = tell(start('go>a', { a: pause }), cancelled)
    const event = { type: 'moved', at: NOON, actor: 'Ann', version: 2, nodes: {} } as const
    expect(tell(world, event).execution).toBe(world.execution)
  })
})

describe('waiting for its turn', () => {
  test('is waiting, starts once, and can be cancelled before it starts', () => {
    const program = compile('go>a', { a: pause })
    const queued = advance(
      program,
      newExecution('e' as ExecutionId, { scope: {}, timeZone: 'UTC' }),
      {
        type: 'queued',
        at: NOON,
        text: 'Waits for its turn.',
      },
    )
    expect(queued).toMatchObject({ execution: { status: 'waiting', steps: [] }, effects: [] })
    const begin = { type: 'started', at: NOON, nodeId: 'go' as NodeId, text: 'Go.' } as const
    const begun = tell({ program, ...queued }, begin)
    expect(standing(begun)).toEqual(['a'])
    expect(tell(begun, begin).execution).toBe(begun.execution)
    expect(tell({ program, ...queued }, cancelled).execution.status).toBe('cancelled')
  })
})

describe('how many at once', () => {
  const settings = (onCollision: 'queue' | 'drop' | 'replace') =>
    ({ concurrency: { key: 'patient.id', limit: 2, onCollision } }) as FlowLogic['settings']

  test('below the limit everything starts; at the limit the policy decides', () => {
    for (const policy of ['queue', 'drop', 'replace'] as const) {
      expect(admit(settings(policy), 1)).toBe('start')
      expect(admit(settings(policy), 2)).toBe(policy)
    }
    expect(admit({}, 1_000)).toBe('start')
  })

  test('those with the same value count together; without a value nothing is limited', () => {
    const key = (scope: object) => concurrencyKey(settings('queue'), scope as never)
    expect(key({ patient: { id: 7 } })).toBe(key({ patient: { id: '7' } }))
    expect(key({ patient: {} })).toBeNull()
    expect(concurrencyKey({}, {})).toBeNull()
  })
})

test('after any mix of events an ended execution has nothing open, and ids never repeat', () => {
  const events = fc.array(
    fc.constantFrom('a', 'b', 'cancel', 'retry', 'changed', 'confirmed', 'expired'),
    { maxLength: 25 },
  )
  const settings = { restartOn: ['appointment.changed'], maxAge: 'P1D' } as const
  fc.assert(
    fc.property(events, (names) => {
      let world = start('go>a, go>b, a>c, b>c', { a: pause, b: pause, c: pause }, { settings })
      const opened = new Set<string>()
      for (const name of names) {
        const before = new Set(world.execution.steps.map(({ id }) => id))
        world = react(world, name)
        for (const { id } of world.execution.steps) {
          expect(before.has(id) || !opened.has(id)).toBe(true)
          opened.add(id)
        }
        const { status, steps, expiresAt } = world.execution
        const isEnded = ['finished', 'failed', 'cancelled'].includes(status)
        expect(isEnded).toBe(steps.length === 0)
        expect(expiresAt === null).toBe(isEnded)
      }
    }),
  )
})

function react(world: ReturnType<typeof start>, name: string) {
  switch (name) {
    case 'cancel':
      return tell(world, cancelled)
    case 'retry':
      return tell(world, retried('a'))
    case 'changed':
    case 'confirmed':
      return tell(world, news(name))
    case 'expired':
      return tell(world, { type: 'expired', at: NOON })
    default:
      return send(world, name, timerFired())
  }
}

function retried(nodeId: string) {
  return { type: 'retried', at: NOON, actor: 'Ann', nodeId: nodeId as NodeId } as const
}

function news(
  change: string,
  { about = 'subject', scope = {} }: { about?: Happened['about']; scope?: object } = {},
) {
  const happened = { at: NOON, change, about, appointmentId: '1', startAt: NOON }
  const text = `The appointment: ${change}`
  const facts = about === 'subject' ? (scope as Readonly<Record<string, unknown>>) : null
  return { type: 'happened', at: NOON, happened, text, scope: facts } as const
}
