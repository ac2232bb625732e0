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

describe('what is wrong is named', () => {
  const logic = (change: object) => ({ ...whole, logic: { ...whole.logic, ...change } })
  const edge = { id: 'e_1', from: 'n_a', port: 'sent', to: 'n_gone' }
  test.each([
    [
      'a missing field of a step',
      logic({ nodes: [{ ...node, v: undefined }] }),
      'Step "Say hello": v',
    ],
    ['a field that is not known', logic({ nodes: [{ ...node, x: 1 }] }), 'x is not known here'],
    ['an edge to nowhere', logic({ edges: [edge] }), 'Connection e_1'],
    ['two steps with one id', logic({ nodes: [node, node] }), 'same id n_a'],
    ['another format', { ...whole, schema: 'other/1' }, 'schema'],
    ['no flow at all', 'hello', 'the document'],
  ])('%s', (_name, input, words) => {
    const parsed = parseFlow(structuredClone(input))
    expect(parsed.ok ? '' : parsed.problems.map(({ message }) => message).join()).toContain(words)
  })

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

  test('a text that is not JSON says so', () => {
    expect(parseFlowText('{"schema"')).toMatchObject({ problems: [{ code: 'flow-unreadable' }] })
  })
})
