import { fail, leave, stay } from '@chairflow/node-kit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Behave,
  NOON,
  pause,
  send,
  standing,
  start,
  tell,
  timerFired,
  type World,
} from './testing/little-flow.ts'

type Memory = { readonly waiting: readonly string[]; readonly ended: readonly string[] }

/** Sends its list on its way, so many at once, and goes on when all have ended. */
function list(items: readonly string[], atOnce: number): Behave {
  const startItem = (item: string) => ({
    type: 'startItem' as const,
    name: `item.${items.indexOf(item)}`,
    index: items.indexOf(item),
    output: { item },
  })
  return (event, { memory }) => {
    if (event.type === 'entered') {
      const begun = items.slice(0, atOnce)
      const state: Memory = { waiting: items.slice(atOnce), ended: [] }
      return stay(state, '', { actions: begun.map(startItem) })
    }
    if (event.type !== 'itemEnded') return stay(memory, '')
    const { waiting, ended } = memory as Memory
    const said = event.failure === null ? (event.outcome ?? 'none') : 'failed'
    const now: Memory = { waiting: waiting.slice(1), ended: [...ended, `${event.name}=${said}`] }
    if (now.ended.length === items.length) return leave('done', { ended: now.ended }, 'All ended.')
    return stay(now, '', { actions: waiting.slice(0, 1).map(startItem) })
  }
}

const EDGES = 'go>list, list.each>text, text>good, list.done>after'

describe('each item', () => {
  test('sees its own item and its own outputs, also side by side', () => {
    const seen: unknown[] = []
    const text: Behave = (event, context) => {
      seen.push(context.read('steps.list.item'))
      return pause(event, context)
    }
    const world = start(EDGES, { list: list(['Ann', 'Ben'], 2), text })
    expect(seen).toEqual(['Ann', 'Ben'])
    expect(standing(world)).toEqual(['list', 'text', 'text'])
  })

  test('ends with the outcome of its own End, and the list goes on after the last', () => {
    let world = start(EDGES, { list: list(['Ann', 'Ben', 'Cem'], 1), text: pause })
    for (const _ of ['Ann', 'Ben']) world = send(world, 'text', timerFired())
    expect(world.execution.outcome).toBeNull()
    world = send(world, 'text', timerFired())
    expect(world.execution).toMatchObject({ status: 'finished', outcome: 'after', items: {} })
    expect(world.execution.outputs.list).toEqual({
      ended: ['item.0=good', 'item.1=good', 'item.2=good'],
    })
  })

  test('may fork: it ends when all its branches have', () => {
    const edges = 'go>list, list.each>a, list.each>b, list.done>after'
    const world = start(edges, { list: list(['Ann'], 1), a: pause, b: pause })
    const half = send(world, 'a', timerFired())
    expect(standing(half)).toEqual(['list', 'b'])
    const done = send(half, 'b', timerFired())
    expect(done.execution.visits).toMatchObject({ after: 1 })
  })

  test('gathers only its own branches', () => {
    const edges = 'go>list, list.each>a, list.each>b, a>join, b>join, join>good, list.done>after'
    const join: Behave = (event) =>
      event.type === 'branchesComplete'
        ? leave('next', { arrived: event.arrived }, '')
        : stay({}, '')
    let world = start(edges, { list: list(['Ann', 'Ben'], 2), a: pause, b: pause, join })
    for (const id of ['a', 'a', 'b']) world = send(world, id, timerFired())
    expect(standing(world)).toEqual(['list', 'b', 'join'])
    world = send(world, 'b', timerFired())
    expect(world.execution).toMatchObject({ status: 'finished', outcome: 'after' })
  })

  test('that leads back to the list ends there', () => {
    const edges = 'go>list, list.each>text, text>list, list.done>after'
    let world = start(edges, { list: list(['Ann', 'Ben'], 1), text: pause })
    world = send(send(world, 'text', timerFired()), 'text', timerFired())
    expect(world.execution).toMatchObject({ status: 'finished', outcome: 'after' })
    expect(world.execution.visits.list).toBe(1)
  })

  test('that fails ends alone; the list hears of it and decides', () => {
    const failure = { code: 'number-invalid', blame: 'service', message: 'No.' } as const
    const text: Behave = (_event, context) =>
      context.read('steps.list.item') === 'Ann' ? fail(failure) : leave('next', {}, '')
    const world = start(EDGES, { list: list(['Ann', 'Ben'], 1), text })
    expect(world.execution.status).toBe('finished')
    expect(world.execution.outputs.list).toEqual({ ended: ['item.0=failed', 'item.1=good'] })
    expect(world.journal.map(({ kind }) => kind)).toContain('failed')
  })
})

test('cancelling in the middle of a list closes what every item has open', () => {
  const world = start(EDGES, { list: list(['Ann', 'Ben'], 2), text: pause })
  const event = { type: 'cancelled', at: NOON, actor: 'Ann', reason: 'Enough' } as const
  const cancelled = tell(world, event)
  expect(cancelled.effects.map(({ type }) => type)).toEqual(['cancelTimer', 'cancelTimer'])
  expect(cancelled.execution).toMatchObject({ status: 'cancelled', steps: [], items: {} })
})

test('lists within lists end from the inside out', () => {
  const edges = 'go>outer, outer.each>inner, inner.each>text, inner.done>good, outer.done>after'
  const nodes = { outer: list(['Ann', 'Ben'], 2), inner: list(['x', 'y'], 2), text: pause }
  let world = start(edges, nodes)
  expect(standing(world).filter((id) => id === 'text')).toHaveLength(4)
  for (let times = 0; times < 4; times += 1) world = send(world, 'text', timerFired())
  expect(world.execution).toMatchObject({ status: 'finished', outcome: 'after', items: {} })
})

test('however many at once and in whatever order they end, each item ends exactly once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }),
      (count, atOnce, picks) => {
        const items = Array.from({ length: count }, (_, index) => `person ${index}`)
        let world: World = start(EDGES, { list: list(items, atOnce), text: pause })
        for (const pick of picks) {
          const open = world.execution.steps.filter(({ nodeId }) => nodeId === 'text')
          expect(open.length).toBeLessThanOrEqual(atOnce)
          const step = open[pick % Math.max(1, open.length)]
          if (step === undefined) continue
          world = tell(world, { type: 'step', stepId: step.id, event: timerFired() })
        }
        const { ended } = world.execution.outputs.list as { ended: readonly string[] }
        expect(ended.toSorted()).toEqual(items.map((_, index) => `item.${index}=good`).toSorted())
        expect(world.execution.status).toBe('finished')
      },
    ),
  )
})
