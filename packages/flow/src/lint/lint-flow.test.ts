import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availableVariables } from '../available-variables.ts'
import type { FlowDocument, NodeId } from '../flow.ts'
import type { NodeTypeFacts, NodeTypes } from '../node-type-facts.ts'
import { lintFlow } from './lint-flow.ts'

const text = { type: 'object', properties: { said: { type: 'string', title: 'Said' } } }

/** A catalogue as small as it can be: each type stands for what the linter asks about. */
const catalogue: Readonly<Record<string, Partial<NodeTypeFacts>>> = {
  start: {
    role: 'trigger',
    scope: { type: 'object', properties: { who: { type: 'string', 'x-is': 'person' } } },
    ports: () => [port('next')],
  },
  step: { ports: () => [port('next', false, text), port('other', false)] },
  must: { ports: () => [port('next', true)] },
  wait: { longestWaitMs: () => null, ports: () => [port('next', false)] },
  again: { maximumVisits: () => 3, ports: () => [port('next', false)] },
  offer: { claimedAfter: ['won'], ports: () => [port('won', false), port('lost', false)] },
  book: { books: true, ports: () => [port('next', false)] },
  send: {
    connections: [{ slot: 'sms', kind: 'sms', capabilities: [] }],
    config: {
      type: 'object',
      required: ['text'],
      properties: {
        text: { type: 'string', title: 'Text', minLength: 1, 'x-kind': 'template' },
        to: { type: 'string', title: 'To', 'x-kind': 'variable', 'x-wants': 'person' },
      },
    },
    ports: () => [port('next', false)],
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
    ['start.next>again, again.next>step, step.next>again', []],
    ['start.next>book', ['booking-without-claim']],
    ['start.next>offer, offer.won>book', []],
    ['start.next>offer, offer.lost>book', ['booking-without-claim']],
    ['start.next>offer, offer.won>book, offer.lost>book', ['booking-without-claim']],
    ['start.next>mystery', ['unknown-node-type']],
    ['start.next>send', ['settings-invalid']],
  ])('%s', (edges, codes) => check(edges, {}, codes))
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
  test('one way without it is enough, and the way is named', () => {
    const problems = lint(
      'start.next>step, step.next>send, step.other>send',
      uses('steps.step.said'),
    )
    expect(problems.map(({ message }) => message).join()).toContain('is left by "other"')
  })
  test('a value of another kind is refused', () =>
    check('start.next>step, step.next>send', { send: { text: 'x', to: 'steps.step.said' } }, [
      'variable-wrong-kind',
    ]))
  test('a text that cannot be read is refused', () =>
    check('start.next>send', { send: { text: 'Hi {{ who' } }, ['text-unreadable']))
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
})

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
  walk('start' as NodeId, new Set(['who']))
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
