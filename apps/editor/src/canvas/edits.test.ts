import type { FlowDocument } from '@chairflow/flow'
import { fc, it } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  addNode,
  connect,
  disconnect,
  freePort,
  moveNodes,
  paste,
  pick,
  removeNodes,
  setConfig,
  setLabel,
  setName,
} from './edits.ts'
import { edgeId, nodeId, sampleFlow, wiresOf } from './testing/sample-flow.ts'

const fresh = { type: 'send-sms', version: 1, initialConfig: { to: 'patient' } }

describe('adding', () => {
  it('a node gives it the first settings of its type and whole pixels', () => {
    const flow = addNode(sampleFlow('a'), fresh, nodeId('n_new'), { x: 10.4, y: 20.6 })
    expect(flow.logic.nodes.at(-1)).toEqual({
      id: 'n_new',
      type: 'send-sms',
      v: 1,
      config: { to: 'patient' },
    })
    expect(flow.layout.n_new).toEqual({ x: 10, y: 21 })
  })
})

describe('removing a node', () => {
  it('in the middle of a chain joins its neighbours by the port before it', () => {
    const flow = removeNodes(sampleFlow('a>yes>b', 'b>sent>c'), [nodeId('b')])
    expect(wiresOf(flow)).toEqual(['a>yes>c'])
    expect(flow.layout).not.toHaveProperty('b')
  })
  it('with several ways out joins nothing', () => {
    const flow = removeNodes(sampleFlow('a>yes>b', 'b>sent>c', 'b>failed>d'), [nodeId('b')])
    expect(wiresOf(flow)).toEqual([])
  })
  it('never makes the same wire twice or a node lead to itself', () => {
    expect(
      wiresOf(removeNodes(sampleFlow('a>yes>b', 'b>sent>c', 'a>yes>c'), [nodeId('b')])),
    ).toEqual(['a>yes>c'])
    expect(wiresOf(removeNodes(sampleFlow('a>yes>b', 'b>again>a'), [nodeId('b')]))).toEqual([])
  })
  it('and its neighbour heals across both', () => {
    const flow = removeNodes(sampleFlow('a>1>b', 'b>2>c', 'c>3>d'), [nodeId('b'), nodeId('c')])
    expect(wiresOf(flow)).toEqual(['a>1>d'])
  })
})

describe('connecting', () => {
  const flow = sampleFlow('a>yes>b', 'c')
  const start = { from: nodeId('a'), port: 'yes' }
  it('as well keeps the wire that was there, so that both run', () => {
    expect(wiresOf(connect(flow, start, nodeId('c'), edgeId('x')))).toEqual(['a>yes>b', 'a>yes>c'])
  })
  it('instead takes the place of the wire that was there', () => {
    const changed = connect(flow, start, nodeId('c'), edgeId('x'), 'instead')
    expect(wiresOf(changed)).toEqual(['a>yes>c'])
  })
  it('what is connected already changes nothing', () => {
    expect(connect(flow, start, nodeId('b'), edgeId('x'))).toBe(flow)
  })
  it('can be taken back by the id of the wire', () => {
    expect(wiresOf(disconnect(flow, [edgeId('e0')]))).toEqual([])
  })
})

describe('settings', () => {
  const definition = {
    ports: (config: unknown) =>
      ((config as { choices?: readonly string[] }).choices ?? []).map((name) => ({
        name,
        label: name,
        required: true,
        tone: 'neutral' as const,
      })),
  }
  const flow = setConfig(
    sampleFlow('a>yes>b', 'a>no>c'),
    nodeId('a'),
    { choices: ['yes', 'no'] },
    definition,
  )
  it('that take a way out away take its wires with it', () => {
    const changed = setConfig(flow, nodeId('a'), { choices: ['yes'] }, definition)
    expect(wiresOf(changed)).toEqual(['a>yes>b'])
  })
  it('that keep the ways out keep the wires', () => {
    const changed = setConfig(flow, nodeId('a'), { choices: ['no', 'yes'] }, definition)
    expect(wiresOf(changed)).toEqual(wiresOf(flow))
  })
})

describe('naming', () => {
  it('a node with nothing gives it the name of its type again', () => {
    const named = setLabel(sampleFlow('a'), nodeId('a'), 'Ask first')
    expect(named.logic.nodes[0]?.label).toBe('Ask first')
    expect(setLabel(named, nodeId('a'), '').logic.nodes[0]).not.toHaveProperty('label')
  })
  it('a flow with nothing is not possible', () => {
    expect(setName(sampleFlow('a'), '').name).toBe('Fill cancelled slots')
  })
})

describe('moving', () => {
  it('changes where a node stands and nothing that decides', () => {
    const flow = sampleFlow('a>yes>b')
    const moved = moveNodes(flow, { a: { x: 5, y: 6 } })
    expect(moved.layout.a).toEqual({ x: 5, y: 6 })
    expect(moved.logic).toBe(flow.logic)
  })
  it('to the same place is no change at all', () => {
    const flow = sampleFlow('a>yes>b')
    expect(moveNodes(flow, { b: { x: 100.2, y: 0 } })).toBe(flow)
  })
})

describe('a copy', () => {
  it('has its own ids, its inner wires, and variables that follow it', () => {
    const flow = setConfig(
      sampleFlow('a>yes>b', 'b>sent>c'),
      nodeId('c'),
      { text: 'Hi {{ steps.b.name }} and {{ steps.a.name }}' },
      undefined,
    )
    const part = pick(flow, [nodeId('b'), nodeId('c')])
    const { flow: pasted, added } = paste(flow, part, counter(), { x: 40, y: 40 })
    expect(added).toEqual(['n1', 'n2'])
    expect(wiresOf(pasted)).toEqual(['a>yes>b', 'b>sent>c', 'n1>sent>n2'])
    expect(pasted.logic.nodes.at(-1)?.config).toEqual({
      text: 'Hi {{ steps.n1.name }} and {{ steps.a.name }}',
    })
    expect(pasted.layout.n1).toEqual({ x: 140, y: 40 })
  })
})

describe('the first free way out', () => {
  const ports = ['yes', 'no'].map((name) => ({
    name,
    label: name,
    required: true,
    tone: 'neutral' as const,
  }))
  const step = {
    title: 'Step',
    category: 'logic',
    icon: '',
    role: 'step',
    ports: () => ports,
    summarize: () => '',
  } as const
  it('is the first in the order of the type that has no wire', () => {
    const flow = sampleFlow('step1>yes>step2')
    const [first] = flow.logic.nodes
    expect(first && freePort(flow, first, { step })).toBe('no')
  })
  it('is nothing when all lead somewhere', () => {
    const flow = sampleFlow('step1>yes>step2', 'step1>no>step2')
    const [first] = flow.logic.nodes
    expect(first && freePort(flow, first, { step })).toBeNull()
  })
})

const ids = ['a', 'b', 'c', 'd', 'e'] as const
const wire = fc
  .tuple(fc.constantFrom(...ids), fc.constantFrom('yes', 'no'), fc.constantFrom(...ids))
  .map((parts) => parts.join('>'))

it.prop([fc.uniqueArray(wire, { minLength: 1, maxLength: 12 }), fc.subarray([...ids])])(
  'whatever is removed, no wire is left hanging and no wire is doubled',
  (wires, gone) => {
    const flow = removeNodes(sampleFlow(...wires), gone.map(nodeId))
    const left = new Set(flow.logic.nodes.map(({ id }) => id))
    expect(flow.logic.edges.every(({ from, to }) => left.has(from) && left.has(to))).toBe(true)
    expect(new Set(wiresOf(flow)).size).toBe(flow.logic.edges.length)
    expect(Object.keys(flow.layout).sort()).toEqual(namesOf(flow))
  },
)

const namesOf = (flow: FlowDocument) => flow.logic.nodes.map(({ id }) => String(id)).sort()

function counter() {
  let count = 0
  return {
    node: (_type: string) => nodeId(`n${++count}`),
    edge: () => edgeId(`w${++count}`),
  }
}
