import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFlow, parseFlowText } from './parse-flow.ts'

const node = { id: 'n_a', type: 'send-sms', v: 1, label: 'Say hello', config: {} }
const whole = {
  schema: 'chairflow.flow/1',
  id: 'flw_1',
  name: 'Hello',
  logic: { nodes: [node], edges: [], settings: {} },
  layout: {},
}

test('a flow of node types nobody knows is kept as it is', () => {
  const input = {
    ...whole,
    logic: { ...whole.logic, nodes: [{ ...node, type: 'from-the-future' }] },
  }
  expect(parseFlow(input)).toEqual({ ok: true, flow: input })
})

const logic = (change: object) => ({ ...whole, logic: { ...whole.logic, ...change } })
const edge = { id: 'e_1', from: 'n_a', port: 'sent', to: 'n_gone' }

describe('what is wrong is named', () => {
  const deviant = (change: object) => logic({ nodes: [{ ...node, ...change }] })
  const requires = { connections: [{ slot: 'fax', kind: 'fax' }] }

  test.each<readonly [string, object | string, string]>([
    ['a missing field of a step', deviant({ v: undefined }), 'Step "Say hello": v is missing.'],
    ['a step without a label', deviant({ label: undefined, v: 'x' }), 'Step "n_a": v must be'],
    ['a step without a name at all', logic({ nodes: [{}] }), 'Step "number 1": id is missing.'],
    ['something else than a step', logic({ nodes: [null] }), 'Step "number 1": it must be an'],
    ['a field that is not known', deviant({ x: 1 }), 'Step "Say hello": x is not known here.'],
    ['an id that is none', deviant({ id: 'a b' }), 'id may only have letters, digits'],
    ['a label that is data', deviant({ label: { toString: 1 } }), 'label must be text.'],
    ['a long label', deviant({ label: 'x'.repeat(121) }), 'label may have at most 120 characters.'],
    ['a version before the first', deviant({ v: 0 }), 'v must be at least 1.'],
    [
      'a connection that leaves by no port',
      logic({ edges: [{ ...edge, port: undefined }] }),
      'Connection "e_1": port is missing.',
    ],
    ['an edge to nowhere', logic({ edges: [edge] }), 'Connection e_1'],
    ['two steps with one id', logic({ nodes: [node, node] }), 'same id n_a'],
    [
      'two connections with one id',
      logic({ edges: [1, 2].map(() => ({ ...edge, to: 'n_a' })) }),
      'Two connections have the same id e_1.',
    ],
    ['another format', { ...whole, schema: 'other/1' }, 'schema must be "chairflow.flow/1".'],
    ['no name', { ...whole, name: '' }, 'name must not be empty.'],
    ['a kind of account nobody has', { ...whole, requires }, 'kind is none of the values allowed'],
    [
      'too many steps',
      logic({ nodes: Array(501).fill(node) }),
      'nodes may have at most 500 entries',
    ],
    ['no flow at all', 'hello', 'the document must be an object in braces.'],
  ])('%s', (_name, input, words) => {
    const parsed = parseFlow(structuredClone(input))
    expect(parsed.ok ? '' : parsed.problems.map(({ message }) => message).join()).toContain(words)
  })

  test('with the step and the field to go to', () => {
    const parsed = parseFlow(deviant({ v: 'x' }))
    expect(parsed).toMatchObject({ problems: [{ nodeId: 'n_a', field: 'v' }] })
    const dangling = parseFlow(logic({ edges: [edge] }))
    expect(dangling).toMatchObject({ problems: [{ code: 'flow-inconsistent', edgeId: 'e_1' }] })
  })

  test('once, and not without end', () => {
    expect(parseFlow({ ...whole, requires })).toMatchObject({ problems: { length: 1 } })
    const nonsense = logic({ nodes: Array.from({ length: 5000 }, () => ({})) })
    expect(parseFlow(nonsense)).toMatchObject({ problems: { length: 100 } })
  })
})

describe('what could do harm is refused', () => {
  test('names that JavaScript reserves are refused wherever they are', () => {
    const text = JSON.stringify(whole).replace(
      '"layout":{}',
      '"layout":{"__proto__":{"x":1,"y":2}}',
    )
    expect(parseFlowText(text)).toMatchObject({ ok: false })
    const id = logic({ nodes: [{ ...node, id: 'constructor' }] })
    expect(parseFlow(id)).toMatchObject({ ok: false })
  })

  test('a document that is nested without end is refused', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 40; level += 1) deep = { deep }
    const input = logic({ nodes: [{ ...node, config: { deep } }] })
    expect(parseFlow(input)).toMatchObject({ ok: false })
  })

  test('a document of more than 2 MB is refused, counted in bytes', () => {
    const large = (text: string) => logic({ nodes: [{ ...node, config: { text } }] })
    const message = 'The flow is larger than 2 MB.'
    expect(parseFlow(large('x'.repeat(2_000_000)))).toMatchObject({ ok: true })
    expect(parseFlow(large('x'.repeat(2_100_000)))).toMatchObject({ problems: [{ message }] })
    expect(parseFlow(large('é'.repeat(1_500_000)))).toMatchObject({ problems: [{ message }] })
    expect(parseFlowText(' '.repeat(3_000_000))).toMatchObject({ problems: [{ message }] })
  })

  test('whatever is given is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withBigInt: true }), fc.jsonValue()), (input) => {
        expect(parseFlow(input)).toMatchObject({ ok: false })
        expect(parseFlow(logic({ nodes: [input] }))).toMatchObject({ ok: false })
        expect(parseFlow(logic({ nodes: [{ ...node, label: input, x: 1 }] }))).toMatchObject({
          ok: false,
        })
      }),
    )
  })

  test('a text that is not JSON says so', () => {
    expect(parseFlowText('{"schema"')).toMatchObject({ problems: [{ code: 'flow-unreadable' }] })
  })
})
