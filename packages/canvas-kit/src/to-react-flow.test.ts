import type { FlowDocument, FlowId, FlowNode, NodeId } from '@chairflow/flow'
import { describe, expect, it } from 'vitest'
import type { Definitions } from './card-data.ts'
import { neighbour } from './neighbour.ts'
import { positionsOf } from './positions.ts'
import { toReactFlow } from './to-react-flow.ts'

const port = (name: string, label: string) =>
  ({ name, label, required: true, tone: 'neutral' }) as const

const definitions: Definitions = {
  offer: {
    title: 'Offer the slot',
    category: 'messages',
    icon: 'IconArmchair',
    role: 'step',
    ports: () => [port('yes', 'Someone said yes'), port('no', 'Nobody said yes')],
    summarize: () => 'Ask everyone at once',
  },
  book: {
    title: 'Book',
    category: 'scheduling',
    icon: 'IconCalendarPlus',
    role: 'step',
    ports: () => [],
    summarize: () => 'Write the booking',
  },
}

const node = (id: string, type: string, label?: string): FlowNode => ({
  id: id as NodeId,
  type,
  v: 1,
  config: {},
  ...(label && { label }),
})

function flowOf(nodes: readonly FlowNode[], ...wires: readonly string[]): FlowDocument {
  const edges = wires.map((wire, index) => {
    const [from, by, to] = wire.split('>')
    return { id: `e${index}`, from, port: by, to }
  })
  return {
    schema: 'chairflow.flow/1',
    id: 'flw_1' as FlowId,
    name: 'Flow',
    logic: { nodes, edges: edges as never, settings: {} },
    layout: {},
  }
}

const flow = flowOf([node('a', 'offer'), node('b', 'book', 'Book it')], 'a>yes>b')

describe('a drawing', () => {
  it('says of each wire when it is taken and where it goes', () => {
    const { edges } = toReactFlow(flow, definitions)
    expect(edges[0]?.ariaLabel).toBe('When ‘Someone said yes’, goes to Book it')
  })

  it('says of each card what it is, what it does, how it went and where it stands', () => {
    const { nodes } = toReactFlow(flow, definitions, {
      nodes: { a: 'failed' },
      problems: { a: { count: 2, hasErrors: true } },
    })
    expect(nodes[0]?.ariaLabel).toBe(
      'Offer the slot. Ask everyone at once. Failed. 2 things to fix. Step 1 of 2',
    )
  })

  it('lights the wires that were taken and fades all others', () => {
    const branching = flowOf(flow.logic.nodes, 'a>yes>b', 'a>no>b')
    const { edges } = toReactFlow(branching, definitions, { edges: { e0: 'taken' } })
    expect(edges.map(({ data }) => data?.isTaken)).toEqual([true, false])
  })

  it('keeps cards of unknown types, with the ways out that are wired', () => {
    const unknown = flowOf([node('x', 'constructor'), node('b', 'book')], 'x>later>b')
    const { nodes, edges } = toReactFlow(unknown, definitions)
    expect(nodes[0]?.data.definition).toBeUndefined()
    expect(edges[0]?.ariaLabel).toBe('When ‘later’, goes to Book')
  })

  it('draws no wire to a node that is not there', () => {
    expect(toReactFlow(flowOf([node('a', 'offer')], 'a>yes>gone'), definitions).edges).toEqual([])
  })
})

describe('a flow without a layout', () => {
  const chain = flowOf(
    ['a', 'b', 'c', 'd'].map((id) => node(id, 'book')),
    'a>x>b',
    'b>x>c',
    'a>y>d',
  )
  it('stands in columns by the distance from its start, none on another', () => {
    const places = positionsOf(chain)
    expect([places.a?.x, places.b?.x, places.c?.x].map((x) => (x ?? 0) / 360)).toEqual([0, 1, 2])
    expect(places.d).not.toEqual(places.b)
  })
  it('is placed even when it is only a circle', () => {
    const circle = flowOf([node('a', 'book'), node('b', 'book')], 'a>x>b', 'b>x>a')
    const { a, b } = positionsOf(circle)
    expect(a).not.toEqual(b)
  })
  it('lets arrow keys follow the wires and then the places', () => {
    expect(neighbour(chain, 'a', 'right')).toBe('b')
    expect(neighbour(chain, 'c', 'left')).toBe('b')
    expect(neighbour(chain, 'b', 'down')).toBe('d')
    expect(neighbour(chain, 'd', 'up')).toBe('b')
    expect(neighbour(chain, 'c', 'right')).toBeNull()
  })
})
