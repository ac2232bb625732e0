import { admit, concurrencyKey, type ExecutionId, newExecution } from '@chairflow/engine'
import { type FlowSettings, type NodeId, readVariable } from '@chairflow/flow'
import type { JsonObject } from '@chairflow/node-kit'
import {
  countUnderWay,
  insertExecution,
  listUnderWayOf,
  type Published,
  type Tx,
} from '@chairflow/store'
import type { Host } from './host.ts'
import { REPLACED } from './limit-reasons.ts'
import type { Turn } from './turn.ts'

/** An execution about to come to be. */
export type NewStart = Published & {
  readonly nodeId: NodeId
  readonly scope: JsonObject
  /** First line of the journal: why the execution exists. */
  readonly because: string
  readonly actor: string
  readonly at: number
  readonly subject: string
  readonly patientId: string | null
  readonly locationId: string | null
  readonly timeZone: string
  /** The step that asked for it, when another execution did. */
  readonly parent: Parent | null
}

export type Parent = { readonly id: string; readonly stepId: string; readonly name: string }

/** What is to happen when a waiting execution may start. */
export type QueuedStart = { readonly nodeId: NodeId; readonly text: string; readonly actor: string }

/** `id` is null when the flow's limit dropped it; the turns are to be run in the same commit. */
export type Admitted = { readonly id: ExecutionId | null; readonly turns: readonly Turn[] }

/** Lets an execution start, wait for its turn, take the place of the oldest, or not come to be. */
export function admitExecution(tx: Tx, host: Host, start: NewStart): Admitted {
  const { flowId, version, at, scope } = start
  const { settings } = host.loadVersion(tx, flowId, version).program
  const key = concurrencyKey(settings, scope)
  const underWay = key === null ? 0 : countUnderWay(tx, { flowId, key })
  const admission = key === null ? 'start' : admit(settings, underWay)
  if (admission === 'drop') return { id: null, turns: [] }
  const id = host.ports.newId('exe') as ExecutionId
  const waitsFor = whatItWaitsFor(start, admission)
  const subject = subjectOf(settings, scope) ?? start.subject
  insert(tx, { id, key, isQueued: waitsFor !== null }, { ...start, subject })
  if (waitsFor !== null)
    return { id, turns: [{ executionId: id, at, event: queued(start, waitsFor) }] }
  const oldest =
    admission === 'replace' && key !== null ? replaced(tx, { flowId, key, id, at }) : []
  return { id, turns: [...oldest, { executionId: id, at, event: startedBy(start, at) }] }
}

function whatItWaitsFor({ isPaused }: NewStart, admission: string): string | null {
  if (isPaused) return 'Waits because the flow is paused.'
  return admission === 'queue' ? 'Waits for its turn: others for the same are under way.' : null
}

function queued({ at, nodeId }: Pick<NewStart, 'at' | 'nodeId'>, text: string) {
  return { type: 'queued', at, text, nodeId } as const
}

export function startedBy(
  { nodeId, because, actor }: Pick<NewStart, 'nodeId' | 'because' | 'actor'>,
  at: number,
) {
  return { type: 'started', at, nodeId, text: because, actor } as const
}

type Key = { readonly flowId: string; readonly key: string }

function replaced(tx: Tx, { id, at, ...key }: Key & { readonly id: string; readonly at: number }) {
  const [oldest] = listUnderWayOf(tx, key)
  if (oldest === undefined || oldest.id === id) return []
  const event = { type: 'cancelled', at, actor: 'chairflow', reason: REPLACED } as const
  return [{ executionId: oldest.id, at, event }]
}

/** What the flow says it is about, in place of what its trigger says. */
function subjectOf({ subject }: FlowSettings, scope: JsonObject): string | undefined {
  const value = subject === undefined ? undefined : readVariable(scope, subject)
  return value === undefined || value === null || value === '' ? undefined : String(value)
}

type Row = { readonly id: ExecutionId; readonly key: string | null; readonly isQueued: boolean }

function insert(tx: Tx, { id, key, isQueued }: Row, start: NewStart): void {
  const { flowId, version, scope, timeZone, subject, locationId, patientId, parent, at } = start
  const execution = newExecution(id, { scope, timeZone })
  const { nodeId, because: text, actor } = start
  insertExecution(tx, {
    id,
    flowId,
    version,
    status: isQueued ? 'waiting' : execution.status,
    outcome: null,
    subject,
    locationId,
    stateJson: JSON.stringify(execution),
    turn: 0,
    startedAt: at,
    endedAt: null,
    patientId,
    isWatching: 0,
    concurrencyKey: key,
    queuedStartJson: isQueued ? JSON.stringify({ nodeId, text, actor }) : null,
    parentId: parent?.id ?? null,
    parentStepId: parent?.stepId ?? null,
    parentName: parent?.name ?? null,
  })
}
