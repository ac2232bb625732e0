import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availableVariables, startVariables } from '../available-variables.ts'
import type { FlowDocument, FlowId, NodeId } from '../flow.ts'
import type { NodeTypeFacts, NodeTypes } from '../node-type-facts.ts'
import { lintFlow } from './lint-flow.ts'

const text = { type: 'object', properties: { said: { type: 'string', title: 'Said' } } }

/** A catalogue as small as it can be: each type stands for what the linter asks about. */
const catalogue: Readonly<Record<string, Partial<NodeTypeFacts>>> = {
  start: {
    role: 'trigger',
    scope: {
      type: 'object',
      properties: {
        who: { type: 'string', 'x-is': 'person' },
        at: { type: 'number', 'x-is': 'instant' },
        place: { type: 'object', properties: { name: { type: 'string' } } },
      },
    },
    ports: () => [port('next')],
  },
  step: { ports: () => [port('next', false, text), port('other', false)] },
  must: { ports: () => [port('next', true)] },
  wait: { longestWaitMs: () => null, ports: () => [port('next', false)] },
  pass: { maximumVisits: () => null, ports: () => [port('next', false)] },
  again: { maximumVisits: () => 3, ports: () => [port('next', false)] },
  offer: { claimedAfter: ['won'], ports: () => [port('won', false), port('lost', false)] },
  meet: { gathers: true, ports: () => [port('next', false)] },
  other: {
    config: { type: 'object', properties: { flow: { type: 'string', 'x-kind': 'flow' } } },
    ports: () => [port('next', false)],
  },
  book: { books: true, ports: () => [port('next', false)] },
  send: {
    connections: [{ slot: 'sms', kind: 'sms', capabilities: [] }],
    config: {
      type: 'object',
      required: ['text'],
      properties: {
        text: {
          type: 'string',
          title: 'Text',
          minLength: 1,
          'x-kind': 'template',
          'x-locals': {
            type: 'object',
            properties: { winner: { type: 'object', properties: { name: { type: 'string' } } } },
          },
        },
        to: { type: 'string', title: 'To', 'x-kind': 'variable', 'x-wants': 'person' },
      },
    },
    ports: () => [port('next', false)],
  },
  when: {
    config: {
      type: 'object',
      properties: { rules: { type: 'object', title: 'Rules', 'x-kind': 'condition' } },
    },
    ports: () => [port('yes', false), port('no', false)],
  },
  manual: {
    role: 'trigger',
    title: 'By hand',
    scope: { type: 'object', properties: {} },
    ports: () => [port('next')],
  },
  end: { role: 'end', ports: () => [] },
}

describe('each rule speaks when it should and is silent when it should', () => {
  test.each([
    ['step.next>end', ['no-trigger']],
    ['start.next>end', []],
    ['start.next>end, step.next>end', ['unreachable-node']],
    ['start.next>must', ['unwired-required-port']],
    ['start.next>must, must.next>end', []],
    ['start.next>step, step.gone>end', ['edge-from-unknown-port']],
    ['start.next>wait, wait.next>end', ['wait-without-maximum']],
    ['start.next>step, step.next>step2, step2.next>step', ['loop-without-maximum']],
    ['start.next>step, step.next>step', ['loop-without-maximum']],
    ['start.next>again, again.next>step, step.next>again', []],
    [
      'start.next>again, again.next>step, step.next>again, step.other>step',
      ['loop-without-maximum'],
    ],
    [
      'start.next>again, again.next>step, step.next>again, step.other>step2, step2.next>step',
      ['loop-without-maximum'],
    ],
    ['start.next>pass, pass.next>step, step.next>pass', ['loop-without-maximum']],
    ['start.next>book', ['booking-without-claim']],
    ['start.next>offer, offer.won>book', []],
    ['start.next>offer, offer.lost>book', ['booking-without-claim']],
    ['start.next>offer, offer.won>book, offer.lost>book', ['booking-without-claim']],
    ['start.next>offer, offer.won>step, step.next>book', []],
    [
      'start.next>offer, offer.won>step, offer.lost>step, step.next>book',
      ['booking-without-claim'],
    ],
    ['start.next>offer, offer.won>book, start2.next>book', ['booking-without-claim']],
    ['start.next>end, start2.next>end', []],
    ['start.next>mystery', ['unknown-node-type']],
    ['start.next>end, end.next>step', ['edge-from-unknown-port']],
    ['start.next>send', ['settings-invalid']],
  ])('%s', (edges, codes) => check(edges, {}, codes))
})

describe('rules of the whole flow', () => {
  const limited = (key: string, edges = 'start.next>end') => {
    const flow = parse(edges, {})
    const concurrency = { key, limit: 1, onCollision: 'queue' } as const
    return { ...flow, logic: { ...flow.logic, settings: { concurrency } } }
  }

  test('a limit counts by something that every trigger knows', () => {
    expect(lintFlow(limited('who'), types)).toEqual([])
    expect(lintFlow(limited('nobody'), types)).toMatchObject([{ code: 'limit-without-value' }])
    const byHandToo = limited('who', 'start.next>end, manual.next>end')
    expect(lintFlow(byHandToo, types)).toMatchObject([{ code: 'limit-without-value' }])
  })

  test.each([
    ['appointment.id', []],
    ['credential.id', []],
    ['input.visit', []],
    ['', []],
    ['patient.phone', ['subject-no-id']],
    ['patient.firstName', ['subject-no-id']],
    ['input', ['subject-no-id']],
  ])('a flow may say that it is about %s: %j', (subject, codes) => {
    const flow = parse('start.next>end', {})
    const about = { ...flow, logic: { ...flow.logic, settings: { subject } } }
    const problems = lintFlow(about, types)
    expect(problems.map(({ code }) => code)).toEqual(codes)
    expect(problems.every(({ field }) => field === 'settings/subject')).toBe(true)
  })

  test('what every trigger knows is offered for it, and nothing else', () => {
    const paths = (edges: string) => startVariables(parse(edges, {}), types).map(({ path }) => path)
    expect(paths('start.next>step, step.next>end')).toEqual(['who', 'at', 'place', 'place.name'])
    expect(paths('start.next>end, manual.next>end')).toEqual([])
  })

  test('one way alone is nothing to bring together', () => {
    check('start.next>meet, meet.next>end', {}, ['nothing-to-join'])
    check('start.next>step, step.next>meet, step.other>meet, meet.next>end', {}, [])
  })

  test('a flow does not run itself', () => {
    const flow = { ...parse('start.next>other', { other: { flow: 'flw_this' } }) }
    expect(lintFlow({ ...flow, id: 'flw_this' as FlowId }, types)).toMatchObject([
      { code: 'runs-itself', field: 'config/flow' },
    ])
    expect(lintFlow({ ...flow, id: 'flw_that' as FlowId }, types)).toEqual([])
  })
})

describe('a variable must be set on every way', () => {
  const uses = (path: string) => ({ send: { text: `Hi {{ ${path} }}` } })

  test('what the trigger sets is there', () => check('start.next>send', uses('who'), []))
  test('what nothing sets is named', () =>
    check('start.next>send', uses('nobody'), ['variable-not-set']))
  test('what a step before set is there', () =>
    check('start.next>step, step.next>send', uses('steps.step.said'), []))
  test('what another port did not set is missing', () =>
    check('start.next>step, step.other>send', uses('steps.step.said'), ['variable-not-set']))
  test('what only this text knows needs no step', () =>
    check('start.next>send', uses('winner.name'), []))
  test('what a loop sets later is missing the first time', () =>
    check(
      'start.next>again, again.next>send, send.next>step, step.next>again',
      uses('steps.step.said'),
      ['variable-not-set'],
    ))
  test('rules need their values too', () => {
    const rules = (field: string) => ({
      when: { rules: { combinator: 'and', rules: [{ field, operator: 'notNull' }] } },
    })
    check('start.next>when', rules('place.name'), [])
    check('start.next>when', rules('steps.step.said'), ['variable-not-set'])
  })

  test.each([
    [
      'the way that misses it',
      'start.next>step, step.next>send, step.other>send',
      'Text": steps.step.said is not set when "step" is left by "other".',
    ],
    [
      'the step where the ways part, not the last one on the way',
      'start.next>step, step.next>must, step.other>must, must.next>send',
      'when "step" is left by "other".',
    ],
    [
      'the step that would have set it, however far back',
      'start.next>step, step.next>send, step.other>must, must.next>again, again.next>send',
      'when "step" is left by "other".',
    ],
    [
      'the way round the step that sets it',
      'start.next>when, when.yes>step, when.no>send, step.next>send',
      'when "when" is left by "no".',
    ],
    [
      'the trigger that starts without it',
      'start.next>step, step.next>send, manual.next>send',
      'when "By hand" is left by "next".',
    ],
    ['that no way has it', 'start.next>send, send.next>step', 'is not set on every way here.'],
  ])('the message names %s', (_name, edges, words) => {
    const problems = lint(edges, uses('steps.step.said'))
    expect(problems.map(({ code }) => code)).toEqual(['variable-not-set'])
    expect(problems[0]?.message).toContain(words)
  })

  test('a value of another kind is refused', () =>
    check('start.next>step, step.next>send', { send: { text: 'x', to: 'steps.step.said' } }, [
      'variable-wrong-kind',
    ]))
  test('a text that cannot be read is refused', () =>
    check('start.next>send', { send: { text: 'Hi {{ who' } }, ['text-unreadable']))
  test('rules that cannot be read are refused, for they would never be true', () => {
    const rules = { combinator: 'and', rules: [{ field: '', operator: '=' }] }
    check('start.next>when', { when: { rules } }, ['condition-unreadable'])
  })
})

describe('what a text writes must be readable by a patient', () => {
  test.each([
    ['{{ at | time }}', []],
    ['{{ at }}', ['variable-wrong-kind']],
    ['{{ place.name }}', []],
    ['{{ place }}', ['variable-wrong-kind']],
    ['{{ winner }}', ['variable-wrong-kind']],
  ])('%s', (text, codes) => check('start.next>send', { send: { text } }, codes))
})

test('settings are named as the form names them', () => {
  const [problem] = lint('start.next>send', { send: { text: '' } })
  expect(problem).toMatchObject({ nodeId: 'send', field: 'config/text' })
  expect(problem?.message).toBe('"send": fill in "Text".')
})

test('a slot without an account is named', () => {
  const flow = parse('start.next>send', { send: { text: 'Hi' } })
  const problems = lintFlow(flow, types, { isBound: () => false })
  expect(problems.map(({ code }) => code)).toEqual(['connection-unresolved'])
})

test('long texts and words that carriers keep for themselves are warned about', () => {
  const long = { send: { text: 'Please come to us. '.repeat(12) } }
  check('start.next>send', long, ['text-long'])
  check('start.next>send', { send: { text: 'Reply CANCEL to cancel.' } }, ['text-keyword'])
  check('start.next>send', { send: { text: 'x'.repeat(160) } }, [])
  check('start.next>send', { send: { text: `${'x'.repeat(158)}€` } }, [])
  check('start.next>send', { send: { text: `${'x'.repeat(159)}€` } }, ['text-long'])
  check('start.next>send', { send: { text: `${'x'.repeat(70)}😀` } }, ['text-not-plain'])
  const { severity } = lint('start.next>send', long)[0] ?? {}
  expect(severity).toBe('warning')
})

test('a loop is refused exactly when one way round passes no step that counts', () => {
  const edge = fc.tuple(fc.nat(4), fc.nat(4))
  const drawing = fc.tuple(
    fc.uniqueArray(edge, { maxLength: 10, selector: String }),
    fc.uniqueArray(fc.nat(4)),
  )
  fc.assert(
    fc.property(drawing, ([pairs, counting]) => {
      const name = (index: number) => `${counting.includes(index) ? 'again' : 'pass'}${index}`
      const edges = pairs.map(([from, to]) => `${name(from)}.next>${name(to)}`)
      const problems = lint(['start.next>end', ...edges].join(', '), {})
      const isRefused = problems.some(({ code }) => code === 'loop-without-maximum')
      expect(isRefused).toBe(hasUncountedLoop(pairs, counting))
    }),
  )
})

/** The slow way: every simple way round, step by step. */
function hasUncountedLoop(
  pairs: readonly (readonly [number, number])[],
  counting: readonly number[],
): boolean {
  const leadsBack = (start: number, at: number, passed: readonly number[]): boolean =>
    pairs.some(
      ([from, to]) =>
        from === at &&
        !counting.includes(to) &&
        (to === start || (!passed.includes(to) && leadsBack(start, to, [...passed, to]))),
    )
  return [0, 1, 2, 3, 4].some((start) => !counting.includes(start) && leadsBack(start, start, []))
}

test('the picker offers what every path sets: the same as walking all paths one by one', () => {
  const graph = fc.uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('next', 'other'),
      fc.integer({ min: 1, max: 5 }),
    ),
    { maxLength: 9, selector: (edge) => edge.join() },
  )
  fc.assert(
    fc.property(graph, (drawn) => {
      const forward = drawn.filter(([from, , to]) => from < to)
      const name = (index: number) => (index === 0 ? 'start' : `step${index}`)
      const edges = forward.map(
        ([from, out, to]) => `${name(from)}.${from === 0 ? 'next' : out}>${name(to)}`,
      )
      const unique = [...new Set(['start.next>step1', ...edges])]
      const flow = parse(unique.join(', '), {})
      for (const { id } of flow.logic.nodes) {
        const offered = availableVariables(flow, types, id).map(({ path }) => path)
        expect(new Set(offered)).toEqual(onEveryPath(flow, id))
      }
    }),
  )
})

/** The slow way: every path from the trigger, and what all of them have set. */
function onEveryPath(flow: FlowDocument, target: NodeId): ReadonlySet<string> {
  const found: ReadonlySet<string>[] = []
  const walk = (id: NodeId, set: ReadonlySet<string>) => {
    if (id === target) found.push(set)
    for (const edge of flow.logic.edges.filter(({ from }) => from === id)) {
      const isSaid = id !== 'start' && edge.port === 'next'
      walk(edge.to, isSaid ? set.union(new Set([`steps.${id}.said`])) : set)
    }
  }
  walk('start' as NodeId, new Set(['who', 'at', 'place', 'place.name']))
  const [first, ...others] = found
  return others.reduce((so, set) => so.intersection(set), first ?? new Set())
}

type Configs = Readonly<Record<string, unknown>>

function check(edges: string, configs: Configs, codes: readonly string[]): void {
  expect(lint(edges, configs).map(({ code }) => code)).toEqual(codes)
}

function lint(edges: string, configs: Configs) {
  return lintFlow(parse(edges, configs), types)
}

const types: NodeTypes = (type) => {
  const facts = catalogue[type]
  if (facts === undefined) return undefined
  const rest = { type, version: 1, title: type, role: 'step', config: {}, connections: [] } as const
  return { ports: () => [], ...rest, ...facts }
}

function port(name: string, required = true, output: object = {}) {
  return { name, label: name, required, output }
}

/** Edges read "node.port>node"; a node's type is its id without digits. */
function parse(text: string, configs: Configs): FlowDocument {
  const edges = text.split(', ').map((edge) => {
    const [from, port, to] = edge.split(/[.>]/)
    return { id: edge, from, port, to }
  })
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from ?? '', to ?? '']))]
  const nodes = ids.map((id) => ({
    id,
    type: id.replace(/\d/g, ''),
    v: 1,
    config: configs[id] ?? {},
  }))
  return { logic: { nodes, edges, settings: {} } } as unknown as FlowDocument
}
