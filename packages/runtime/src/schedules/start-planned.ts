import { dateWords, type NodeId, timeWords } from '@chairflow/flow'
import type { ScheduleScope, Start } from '@chairflow/node-kit'
import { localParts } from '@chairflow/scheduling'
import {
  findFlow,
  getMeta,
  hasStartedOnce,
  type listLocations,
  noteStartedOnce,
  type ScheduleTable,
  type Tx,
} from '@chairflow/store'
import { admitExecution } from '../admit-execution.ts'
import { keepRefusedStart } from '../events/leave-for-later.ts'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'

export type Location = ReturnType<typeof listLocations>[number]

type Begin = {
  readonly due: ScheduleTable
  readonly location: Location
  readonly version: number
  readonly begun: Start
  /** What the execution is about. */
  readonly subject: string
  readonly at: number
  readonly isPaused: boolean
  readonly actor: string
}

/** Starts the execution of one planned instant, as of the published version; what may start once starts once. */
export function startPlanned(tx: Tx, host: Host, begin: Begin): Changes {
  const { due, location, version, begun, subject, at, actor, isPaused } = begin
  const { scope, because, once } = begun
  const { flowId, nodeId } = due
  if (once !== undefined && hasStartedOnce(tx, { flowId, nodeId, onceKey: once })) return []
  const { id, turns } = admitExecution(tx, host, {
    scope,
    because,
    flowId,
    version,
    isPaused,
    actor,
    at,
    nodeId: nodeId as NodeId,
    subject,
    patientId: null,
    locationId: location.id,
    timeZone: location.timeZone,
    parent: null,
  })
  if (id === null) return keepRefusedStart(tx, host, { flowId, at, reason: sayRefused(tx, begin) })
  if (once !== undefined) {
    noteStartedOnce(tx, { flowId, nodeId, onceKey: once, executionId: id, startedAt: at })
  }
  return turns.flatMap((turn) => runTurn(tx, host, turn))
}

function sayRefused(tx: Tx, { due, location: { name, timeZone } }: Begin): string {
  const flow = findFlow(tx, due.flowId)?.name ?? 'A flow'
  const when = `${dateWords(due.dueAt, timeZone)} at ${timeWords(due.dueAt, timeZone)}`
  return `“${flow}” was to start at ${name} on ${when}: not started, as its limit was reached`
}

export function scopeAt(tx: Tx, { id, name, timeZone }: Location, dueAt: number): ScheduleScope {
  return {
    schedule: { dueAt, date: localParts(dueAt, timeZone).date },
    location: { id, name, timeZone },
    practice: { name: getMeta(tx, 'practiceName') ?? name },
  }
}

/** One planned instant of a location, as what an execution is about. */
export function plannedAt({ id, timeZone }: Location, dueAt: number): string {
  return `${id}:${localParts(dueAt, timeZone).date}`
}
