import {
  fail,
  leave,
  type StepAction,
  type StepDecision,
  type StepEvent,
  stay,
} from '@chairflow/node-kit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance } from './advance.ts'
import { type Effect, effectIdOf } from './effects.ts'
import type { StepId } from './execution.ts'
import { type Context, NOON, pause, send, start, timer, timerFired } from './testing/little-flow.ts'

describe('a way through the flow', () => {
  test('starts at the trigger and goes on by the port the node was left by', () => {
    const { execution, journal } = start('go>choose, choose.yes>good, choose.no>bad', {
      choose: () => leave('yes', { answer: 42 }, 'Because.'),
    })
    expect(execution).toMatchObject({ status: 'finished', outcome: 'good' })
    expect(execution.outputs.choose).toEqual({ answer: 42 })
    expect(journal.map(({ kind, nodeId }) => `${kind} ${nodeId}`)).toEqual([
      'started go',
      'left go',
      'entered choose',
      'left choose',
      'entered good',
      'ended good',
      'finished null',
    ])
  })

  test('one port to several nodes starts as many branches', () => {
    const { execution } = start('go>a, go>b', { a: pause, b: pause })
    expect(execution.steps.map(({ nodeId }) => nodeId)).toEqual(['a', 'b'])
    expect(execution.status).toBe('waiting')
  })

  test('an optional port that leads nowhere ends only its own branch', () => {
    const { execution } = start('go>a, go>b', { a: () => leave('off', {}, 'Done.'), b: pause })
    expect(execution.steps.map(({ nodeId }) => nodeId)).toEqual(['b'])
    expect(execution.status).toBe('waiting')
  })

  test('a node reads what an earlier node left', () => {
    const seen: unknown[] = []
    start('go>a, a.done>b', {
      a: () => leave('done', { name: 'Ann' }, ''),
      b: (_event, context) => {
        seen.push(context.read('steps.a.name'), context.render('Hi {{ steps.a.name }}'))
        return pause(_event, context)
      },
    })
    expect(seen).toEqual(['Ann', 'Hi Ann'])
  })
})

describe('waiting', () => {
  test('a wait and the text that provokes its answer are effects of one turn', () => {
    const { effects } = start('go>ask', {
      ask: () => stay({}, 'Asked.', { actions: [waitFor('reply'), text('question')] }),
    })
    expect(effects.map(({ type }) => type)).toEqual(['openWait', 'startActivity'])
  })

  test('an event for something the step does not have open changes nothing', () => {
    const begun = start('go>ask', { ask: () => stay({}, '', { actions: [timer('t')] }) })
    const late = send(begun, 'ask', timerFired('other'))
    expect(late).toMatchObject({ execution: begun.execution, effects: [], journal: [] })
  })

  test('a timer is heard once, however often it fires', () => {
    const world = start('go>ask', {
      ask: (event) =>
        event.type === 'entered'
          ? stay({}, '', { actions: [timer('t')] })
          : stay({ fired: true }, 'The time is up.'),
    })
    const first = send(world, 'ask', timerFired('t'))
    const second = send(first, 'ask', timerFired('t'))
    expect(first.journal).toHaveLength(1)
    expect(second.journal).toHaveLength(0)
  })

  test('leaving a step cancels its timers, waits and tasks', () => {
    const world = start('go>ask, ask.done>good', {
      ask: (event) =>
        event.type === 'entered'
          ? stay({}, '', { actions: [timer('t'), waitFor('reply'), task('help')] })
          : leave('done', {}, 'Answered.'),
    })
    const { effects } = send(world, 'ask', replyTo('reply'))
    expect(effects.map(({ type }) => type).sort()).toEqual([
      'cancelTimer',
      'closeTask',
      'closeWait',
    ])
  })

  test('a lingering wait hears late answers after the execution is finished, and decides nothing', () => {
    const world = start('go>ask, ask.done>good', {
      ask: (event) => {
        if (event.type === 'entered') return stay({}, '', { actions: [waitFor('a'), waitFor('b')] })
        if (event.type === 'signalReceived' && event.name === 'a') {
          const linger = { type: 'lingerWait', name: 'b', until: NOON + 60_000 } as const
          return leave('done', {}, 'A won.', { actions: [linger], memory: { isOver: true } })
        }
        return leave('done', {}, 'Too late.', { actions: [text('sorry')] })
      },
    })
    const won = send(world, 'ask', replyTo('a'))
    expect(won.execution.status).toBe('finished')
    const late = send(won, 'ask', replyTo('b'))
    expect(late.effects.map(({ type }) => type)).toEqual(['startActivity'])
    expect(late.execution).toMatchObject({ status: 'finished', outcome: 'good' })
  })
})

describe('failing', () => {
  const broken = { code: 'number-invalid', blame: 'service', message: 'Check the number.' } as const

  test('leaves by "failed" when that is wired', () => {
    const { execution } = start('go>send, send.failed>bad', { send: () => fail(broken) })
    expect(execution).toMatchObject({ status: 'finished', outcome: 'bad' })
    expect(execution.outputs.send).toEqual({ reason: 'Check the number.', code: 'number-invalid' })
  })

  test('otherwise stops the execution and is reported: never silence', () => {
    const { execution, effects } = start('go>send, go>other', {
      send: () => fail(broken),
      other: pause,
    })
    expect(execution).toMatchObject({ status: 'failed', failure: broken, steps: [] })
    expect(effects.at(-1)).toMatchObject({ type: 'reportFailure', nodeId: 'send' })
  })

  test('a text that nothing can fill is the failure of its author', () => {
    const { execution } = start('go>send', {
      send: (_event, context) => stay({}, context.render('Hi {{ nobody.name }}')),
    })
    expect(execution.failure).toMatchObject({ code: 'text-not-fillable', blame: 'author' })
  })

  test('a circle without an end is stopped', () => {
    const { execution } = start('go>a, a.done>b, b.done>a', {
      a: () => leave('done', {}, ''),
      b: () => leave('done', {}, ''),
    })
    expect(execution.failure).toMatchObject({ code: 'too-many-visits' })
  })
})

test('cancelling closes what is open, says who and why, and nothing is heard afterwards', () => {
  const world = start('go>ask', {
    ask: () => stay({}, '', { actions: [timer('t'), waitFor('reply')] }),
  })
  const event = { type: 'cancelled', at: NOON, actor: 'Ann', reason: 'Filled by phone' } as const
  const cancelled = advance(world.program, world.execution, event)
  expect(cancelled.execution.status).toBe('cancelled')
  expect(cancelled.effects.map(({ type }) => type)).toEqual(['cancelTimer', 'closeWait'])
  expect(cancelled.journal[0]).toMatchObject({ actor: 'Ann', text: 'Cancelled: Filled by phone' })
  const late = send({ ...world, ...cancelled }, 'ask', replyTo('reply'))
  expect(late.execution).toBe(cancelled.execution)
})

test('the same turn gives the same result, and never touches what it was given', () => {
  const events = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(events, (names) => {
      const run = () => {
        let world = start('go>ask, ask.done>good', { ask: counting })
        for (const name of names) {
          const before = JSON.stringify(world.execution)
          const next = send(world, 'ask', replyTo(name))
          expect(JSON.stringify(world.execution)).toBe(before)
          world = next
        }
        return world.execution
      }
      expect(run()).toEqual(run())
    }),
  )
})

function counting(event: StepEvent, { memory }: Context): StepDecision<unknown> {
  const open = { actions: [waitFor('a'), waitFor('b'), waitFor('c')] }
  if (event.type === 'entered') return stay(0, '', open)
  const count = Number(memory) + 1
  return count < 4 ? stay(count, `Heard ${count}.`) : leave('done', { count }, 'Enough.')
}

function waitFor(name: string): StepAction {
  return { type: 'openWait', name, phone: '+15125550110', since: NOON }
}

function task(name: string): StepAction {
  return {
    type: 'openTask',
    name,
    title: '',
    body: '',
    draftMessage: null,
    choices: [],
    dueAt: null,
  }
}

function text(name: string): StepAction {
  const input = { to: '+15125550110', body: 'Hi' }
  return { type: 'callActivity', name, slot: 'sms', activity: 'message.send', input }
}

function replyTo(name: string) {
  const signal = { type: 'reply', messageId: 'm', text: 'YES', hasMedia: false } as const
  return { type: 'signalReceived', at: NOON, name, signal } as const
}

test('effect ids come from the step and its own names, so a turn run again gives the same', () => {
  const { effects } = start('go>ask', { ask: () => stay({}, '', { actions: [text('question')] }) })
  expect(
    effects.map((effect) => effectIdOf(effect as Effect & { stepId: StepId; name: string })),
  ).toEqual(['e.2.question'])
})
