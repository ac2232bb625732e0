import type { FlowLogic, NodeId } from '@chairflow/flow'
import {
  defineNode,
  endBranch,
  type NodeDefinition,
  type StepAction,
  type StepDecision,
  type StepEvent,
  stay,
} from '@chairflow/node-kit'
import { Type as T } from 'typebox'
import { type Advanced, advance } from '../advance.ts'
import type { AskedFor, ExecutionEvent } from '../events.ts'
import { type Execution, type ExecutionId, newExecution, type StepId } from '../execution.ts'
import { compileProgram, type NodeType } from '../program.ts'

export const NOON = 1_000_000

export type Context = {
  readonly read: (path: string) => unknown
  readonly render: (text: string) => string
  readonly memory: unknown
  readonly happened: readonly { readonly change: string }[]
}
export type Behave = (event: StepEvent, context: Context) => StepDecision
export type Behaviors = Readonly<Record<string, Behave>>
export type World = Advanced & { readonly program: ReturnType<typeof compileProgram> }

type Options = {
  readonly settings?: FlowLogic['settings']
  readonly definitions?: Readonly<Record<string, Partial<NodeDefinition>>>
  readonly scope?: Readonly<Record<string, unknown>>
}

/**
 * A flow of nodes named by their ids. Edges read "node.port>node", without a port `next`. Nodes
 * without a behavior end their branch with their own name as the outcome. Nodes whose name begins
 * with `join` gather branches.
 */
export function start(edges: string, behaviors: Behaviors, options: Options = {}): World {
  const program = compile(edges, behaviors, options)
  const scope = options.scope ?? {}
  const execution = newExecution('e' as ExecutionId, { scope, timeZone: 'UTC' })
  const event = { type: 'started', at: NOON, nodeId: 'go' as NodeId, text: 'Go.' } as const
  return { program, ...advance(program, deepFreeze(execution), event) }
}

export function compile(edges: string, behaviors: Behaviors, options: Options = {}) {
  const logic = { ...parseEdges(edges), settings: options.settings ?? {} }
  return compileProgram(logic, (type) =>
    nodeType(type, behaviors[type], options.definitions?.[type]),
  )
}

/** Brings an event to the step at a node; to its last one when there are several. */
export function send(world: World, nodeId: string, event: AskedFor): World {
  return tell(world, { type: 'step', stepId: stepOf(world.execution, nodeId), event })
}

export function tell({ program, execution }: World, event: ExecutionEvent): World {
  return { program, ...advance(program, deepFreeze(execution), event) }
}

export function stepOf({ steps }: Execution, nodeId: string): StepId {
  return steps.findLast((step) => step.nodeId === nodeId)?.id ?? ('gone' as StepId)
}

/** The nodes at which the execution stands. */
export function standing({ execution }: World): readonly string[] {
  return execution.steps.filter(({ status }) => status === 'active').map(({ nodeId }) => nodeId)
}

export function timerFired(name = 't', at = NOON): AskedFor {
  return { type: 'timerFired', at, name, lateMs: 0 }
}

/** Waits for its timer, then leaves by `next`. */
export const pause: Behave = (event) =>
  event.type === 'entered'
    ? stay({}, '', { actions: [timer('t')] })
    : { outcome: { type: 'leave', port: 'next', output: {} }, actions: [], because: 'Time is up.' }

export function timer(name: string): StepAction {
  return { type: 'startTimer', name, dueAt: NOON + 60_000 }
}

function nodeType(
  type: string,
  behave: Behave | undefined,
  more: Partial<NodeDefinition> = {},
): NodeType {
  const definition = defineNode({
    type,
    version: 1,
    title: type,
    description: '',
    category: 'logic',
    icon: '',
    role: type === 'go' ? 'trigger' : 'step',
    config: T.Object({}),
    initialConfig: {},
    ports: () => [],
    connections: [],
    summarize: () => '',
    gathers: type.startsWith('join'),
    ...more,
  })
  const ending = () =>
    endBranch({ outcome: type, unlessSaid: type.endsWith('?') }, `Ends as ${type}.`)
  const behavior = (_config: never, event: StepEvent, context: never) =>
    (behave ?? ending)(event, context)
  return { definition, behavior: behavior as NodeType['behavior'] }
}

function parseEdges(text: string): FlowLogic {
  const edges = text.split(', ').map((edge, index) => {
    const [source = '', to = ''] = edge.split('>')
    const [from, port = 'next'] = source.split('.')
    return { id: `${edge}:${index}`, from, port, to }
  })
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))]
  const nodes = ids.map((id) => ({ id, type: id, v: 1, config: {} }))
  return { nodes, edges, settings: {} } as unknown as FlowLogic
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}
