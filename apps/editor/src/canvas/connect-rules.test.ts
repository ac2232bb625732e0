import { describe, expect, it } from 'vitest'
import { legalTargets, refusal } from './connect-rules.ts'
import { nodeId, sampleFlow } from './testing/sample-flow.ts'

const definitions = {
  trigger: { role: 'trigger' },
  step: { role: 'step' },
  loop: { role: 'step', maximumVisits: () => 3 },
  endless: { role: 'step', maximumVisits: () => null },
  end: { role: 'end' },
} as const

const ask = (flow: ReturnType<typeof sampleFlow>, from: string, port: string, to: string) =>
  refusal(flow, definitions, { from: nodeId(from), port }, nodeId(to))

describe('a wire', () => {
  const flow = sampleFlow('trigger>next>step1', 'step1>yes>step2', 'step2>yes>end')

  it('may join a free port to a later step', () => {
    expect(ask(flow, 'step1', 'no', 'end')).toBeNull()
  })
  it('never leads to a trigger, which starts the flow', () => {
    expect(ask(flow, 'step2', 'no', 'trigger')).toBe('into-trigger')
  })
  it('never leaves an end', () => {
    expect(ask(flow, 'end', 'next', 'step1')).toBe('out-of-end')
  })
  it('is not drawn twice', () => {
    expect(ask(flow, 'step1', 'yes', 'step2')).toBe('already')
  })
  it('may lead to the same step by another port', () => {
    expect(ask(flow, 'step1', 'no', 'step2')).toBeNull()
  })
  it('closes no loop without a maximum', () => {
    expect(ask(flow, 'step2', 'no', 'step1')).toBe('loop')
    expect(ask(flow, 'step2', 'no', 'step2')).toBe('loop')
  })
  it('may close a loop through a step that counts to a maximum', () => {
    const counted = sampleFlow('step1>next>loop', 'loop>next>step2')
    expect(ask(counted, 'step2', 'again', 'step1')).toBeNull()
  })
  it('closes no loop that goes around the step that counts', () => {
    const around = sampleFlow('step1>next>loop', 'loop>next>step2', 'step1>skip>step2')
    expect(ask(around, 'step2', 'again', 'step1')).toBe('loop')
  })
  it('closes no loop through a step whose maximum is not set yet', () => {
    const unset = sampleFlow('step1>next>endless', 'endless>next>step2')
    expect(ask(unset, 'step2', 'again', 'step1')).toBe('loop')
  })
})

it('only legal targets are proposed', () => {
  const flow = sampleFlow('trigger>next>step1', 'step1>yes>step2', 'step2>yes>end')
  const targets = legalTargets(flow, definitions, { from: nodeId('step2'), port: 'no' })
  expect(targets.map(({ id }) => id)).toEqual(['end'])
})
