import { leave, stay } from '@chairflow/node-kit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEnded } from './execution.ts'
import {
  type Behave,
  pause,
  send,
  standing,
  start,
  tell,
  timer,
  timerFired,
} from './testing/little-flow.ts'

const all: Behave = (event) =>
  event.type === 'branchesComplete'
    ? leave('next', { arrived: event.arrived }, 'All are here.')
    : event.type === 'timerFired'
      ? leave('timeout', {}, 'Not all came in time.')
      : stay({}, '', { actions: event.type === 'entered' ? [timer('t')] : [] })
const any: Behave = () => leave('next', {}, 'One is here.')
const first: Behave = () =>
  leave('next', {}, 'One is here.', {
    actions: [{ type: 'stopBranches', reason: 'The others stop.' }],
  })

const DIAMOND = 'go>a, go>b, a>join, b>join, join>good'

describe('all', () => {
  test('goes on when every branch has come, once', () => {
    const world = start(DIAMOND, { a: pause, b: pause, join: all })
    const half = send(world, 'a', timerFired())
    expect(standing(half)).toEqual(['b', 'join'])
    const done = send(half, 'b', timerFired())
    expect(done.execution).toMatchObject({ status: 'finished', outcome: 'good' })
    expect(done.execution.outputs.join).toEqual({ arrived: 2 })
    expect(done.execution.visits.good).toBe(1)
  })

  test('does not wait for a branch that went elsewhere', () => {
    const edges = 'go>a, go>b, a>join, b.next>join, b.off>gone, join>good'
    const world = start(edges, { a: pause, b: leaveBy('off'), join: all })
    const half = send(world, 'a', timerFired())
    expect(half.execution.status).toBe('waiting')
    const done = send(half, 'b', timerFired())
    expect(done.execution.outputs.join).toEqual({ arrived: 1 })
    expect(done.execution.status).toBe('finished')
  })

  test('waits for a branch that takes a longer way, and for those it forks into', () => {
    const edges = 'go>a, go>b, a>join, b>c, b>d, c>join, d>join, join>good'
    const world = start(edges, { a: pause, b: pause, c: pause, d: pause, join: all })
    const steps = ['a', 'b', 'd', 'c'].reduce((so, id) => send(so, id, timerFired()), world)
    expect(steps.execution.outputs.join).toEqual({ arrived: 3 })
    expect(steps.execution.visits).toMatchObject({ join: 1, good: 1 })
  })

  test('when only one way can lead to it, it does not wait', () => {
    const world = start('go>a, a.yes>join, a.no>join, join>good', { a: leaveBy('yes'), join: all })
    expect(send(world, 'a', timerFired()).execution.status).toBe('finished')
  })

  test('its time limit goes on without those still away, and what comes later ends', () => {
    const edges = `${DIAMOND}, join.timeout>late`
    const world = start(edges, { a: pause, b: pause, join: all })
    const half = send(world, 'a', timerFired())
    const late = send(half, 'join', timerFired())
    expect(late.execution.outcome).toBe('late')
    const done = send(late, 'b', timerFired())
    expect(done.execution).toMatchObject({ status: 'finished', outcome: 'late' })
    expect(done.journal.map(({ kind }) => kind)).toContain('arrived')
    expect(done.execution.visits.join).toBe(1)
  })

  test('a failure of one branch without a way out stops the execution, the join with it', () => {
    const world = start(DIAMOND, {
      a: pause,
      b: () => ({
        outcome: { type: 'fail', failure: { code: 'x', blame: 'author', message: 'No.' } },
        actions: [],
        because: '',
      }),
      join: all,
    })
    expect(world.execution.status).toBe('failed')
  })

  test('inside a loop, each time round is a round of its own', () => {
    const edges =
      'go>fork, fork>a, fork>b, a>join, b>join, join>again, again.more>fork, again.done>good'
    let times = 0
    const again: Behave = () => {
      times += 1
      return leave(times < 3 ? 'more' : 'done', {}, '')
    }
    const fork: Behave = () => leave('next', {}, '')
    let world = start(edges, { fork, a: pause, b: pause, join: all, again })
    for (let round = 0; round < 3; round += 1) {
      world = send(send(world, 'b', timerFired()), 'a', timerFired())
    }
    expect(world.execution).toMatchObject({ status: 'finished', outcome: 'good' })
    expect(world.execution.visits).toMatchObject({ join: 3, fork: 3 })
  })
})

describe('any', () => {
  test('goes on with the first branch; the others run on and end when they come', () => {
    const world = start(DIAMOND, { a: pause, b: pause, join: any })
    const one = send(world, 'b', timerFired())
    expect(standing(one)).toEqual(['a'])
    expect(one.execution.outcome).toBe('good')
    const two = send(one, 'a', timerFired())
    expect(two.execution.status).toBe('finished')
    expect(two.execution.visits.good).toBe(1)
  })
})

describe('first', () => {
  test('goes on with the first branch and stops the others, closing what they have open', () => {
    const world = start(DIAMOND, { a: pause, b: pause, join: first })
    const one = send(world, 'b', timerFired())
    expect(one.execution).toMatchObject({ status: 'finished', outcome: 'good' })
    expect(one.effects.map(({ type }) => type)).toEqual(['cancelTimer'])
    expect(send(one, 'a', timerFired()).journal).toEqual([])
  })
})

test('two that wait for each other do not wait for ever: the oldest goes on', () => {
  const edges = 'go>a, go>b, a>join1, b>join2, join1>join2, join2.next>good, join2.next>join1'
  const world = start(edges, { a: pause, b: pause, join1: all, join2: all })
  const both = send(send(world, 'a', timerFired()), 'b', timerFired())
  expect(isEnded(both.execution)).toBe(true)
})

test('whatever is drawn and in whatever order branches end, nothing waits for a branch that cannot come', () => {
  const node = fc.constantFrom('a', 'b', 'c', 'd', 'join1', 'join2')
  const edges = fc.uniqueArray(fc.tuple(node, node), {
    minLength: 1,
    maxLength: 9,
    selector: String,
    comparator: 'IsStrictlyEqual',
  })
  fc.assert(
    fc.property(edges, fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }), (pairs, picks) => {
      const forward = pairs.filter(([from, to]) => rank(from) < rank(to))
      const drawn = ['go>a', 'go>b', ...forward.map(([from, to]) => `${from}>${to}`)].join(', ')
      let world = start(drawn, { a: pause, b: pause, c: pause, d: pause, join1: all, join2: all })
      for (const pick of picks) {
        const pausing = world.execution.steps.filter(({ nodeId }) => !nodeId.startsWith('join'))
        const step = pausing[pick % Math.max(1, pausing.length)]
        if (step !== undefined)
          world = tell(world, { type: 'step', stepId: step.id, event: timerFired() })
      }
      expect(standing(world)).toEqual([])
      expect(world.execution.status).toBe('finished')
    }),
  )
})

function rank(id: string): number {
  return ['a', 'b', 'join1', 'c', 'd', 'join2'].indexOf(id)
}

function leaveBy(port: string): Behave {
  return (event) =>
    event.type === 'entered'
      ? stay({}, '', { actions: [timer('t')] })
      : leave(port, {}, 'Time is up.')
}
