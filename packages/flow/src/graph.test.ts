import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FlowLogic, NodeId } from './flow.ts'
import {
  edgesFrom,
  findCycles,
  findNode,
  getNode,
  indexGraph,
  predecessors,
  reachableFrom,
  successors,
  topological,
} from './graph.ts'

const id = (name: string) => name as NodeId

test('neighbours are looked up by node, ways out by port', () => {
  const logic = draw(4, ['0.yes>1', '0.yes>2', '0.no>1', '1.next>3'])
  const graph = indexGraph(logic)
  expect(successors(graph, id('0'))).toEqual(['1', '2'])
  expect(predecessors(graph, id('1'))).toEqual(['0'])
  expect(edgesFrom(logic, id('0'), 'yes').map(({ to }) => to)).toEqual(['1', '2'])
  expect(edgesFrom(logic, id('0'), 'other')).toEqual([])
})

test('a node that is not there is undefined when looked for and an error when counted on', () => {
  const graph = indexGraph(draw(1, []))
  expect(getNode(graph, id('0'))).toMatchObject({ id: '0' })
  expect(findNode(graph, id('9'))).toBeUndefined()
  expect(() => getNode(graph, id('9'))).toThrow('no node 9')
})

describe('reading order', () => {
  test.each([
    ['goes the first way out to its end before the next', ['0>2', '0>1', '2>3'], '0 2 3 1'],
    ['reads a join after all that lead to it', ['0>1', '0>2', '2>1', '1>3'], '0 2 1 3'],
    ['reads a loop from where it is entered', ['0>2', '2>1', '1>2', '1>3'], '0 2 1 3'],
    ['reads what nothing enters last', ['1>2', '2>1', '0>3'], '0 3 1 2'],
    ['keeps apart flows in the order drawn', ['0>1', '2>3'], '0 1 2 3'],
  ])('%s', (_name, edges, order) => {
    expect(topological(indexGraph(draw(4, edges))).join(' ')).toBe(order)
  })
})

/** Up to six nodes and any edges between them, with all ways of length 1..n by matrix closure. */
const drawings = fc
  .uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 14, selector: String })
  .map((pairs) => ({
    graph: indexGraph(
      draw(
        6,
        pairs.map(([a, b]) => `${a}>${b}`),
      ),
    ),
    pairs,
  }))

test('what is reachable is what the closure of single steps says', () => {
  fc.assert(
    fc.property(drawings, fc.nat(5), ({ graph, pairs }, start) => {
      const ways = closure(pairs)
      const expected = [0, 1, 2, 3, 4, 5].filter((to) => to === start || ways[start]?.[to])
      const reached = reachableFrom(graph, [id(String(start))])
      expect([...reached].map(Number).sort()).toEqual(expected)
    }),
  )
})

test('two nodes share a cycle exactly when each leads to the other', () => {
  fc.assert(
    fc.property(drawings, ({ graph, pairs }) => {
      const ways = closure(pairs)
      const cycles = findCycles(graph).map((cycle) => cycle.map(Number))
      const found = cycles.flatMap((cycle) => cycle.flatMap((a) => cycle.map((b) => [a, b])))
      const expected = ways.flatMap((row, a) =>
        row.flatMap((there, b) => (there && ways[b]?.[a] ? [[a, b]] : [])),
      )
      expect(new Set(found.map(String))).toEqual(new Set(expected.map(String)))
      expect(found.length).toBe(expected.length)
    }),
  )
})

test('without loops every edge points forward in reading order, and every node is read once', () => {
  fc.assert(
    fc.property(drawings, ({ pairs }) => {
      const forward = pairs.filter(([a, b]) => a < b)
      const order = topological(
        indexGraph(
          draw(
            6,
            forward.map(([a, b]) => `${a}>${b}`),
          ),
        ),
      )
      expect([...order].sort()).toEqual(['0', '1', '2', '3', '4', '5'])
      const place = (node: number) => order.indexOf(id(String(node)))
      for (const [from, to] of forward) expect(place(from)).toBeLessThan(place(to))
    }),
  )
})

test('loops do not keep a node from being read once', () => {
  fc.assert(
    fc.property(drawings, ({ graph }) => {
      expect([...topological(graph)].sort()).toEqual(['0', '1', '2', '3', '4', '5'])
    }),
  )
})

/** Warshall's closure: whether a way of one or more steps leads from row to column. */
function closure(pairs: readonly (readonly [number, number])[]): boolean[][] {
  const all = [0, 1, 2, 3, 4, 5]
  const ways = all.map((a) => all.map((b) => pairs.some(([x, y]) => x === a && y === b)))
  for (const via of all) {
    for (const row of ways) {
      if (row[via]) for (const to of all) row[to] = row[to] || Boolean(ways[via]?.[to])
    }
  }
  return ways
}

/** Edges read "node.port>node" or "node>node". */
function draw(count: number, edges: readonly string[]): FlowLogic {
  return {
    nodes: Array.from({ length: count }, (_, index) => ({ id: String(index) })),
    edges: edges.map((edge) => {
      const [from = '', to = ''] = edge.split('>')
      const [node, port = 'next'] = from.split('.')
      return { id: edge, from: node, port, to }
    }),
    settings: {},
  } as unknown as FlowLogic
}
