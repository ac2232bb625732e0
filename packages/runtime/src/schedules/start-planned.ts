import type { NodeId } from '@chairflow/flow'
import type { ScheduleScope, Start } from '@chairflow/node-kit'
import { localParts } from '@chairflow/scheduling'
import { getMeta, type listLocations, type ScheduleTable, type Tx } from '@chairflow/store'
import { admitExecution } from '../admit-execution.ts'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'

export type Location = ReturnType<typeof listLocations>[number]

type Begin = {
  readonly due: ScheduleTable
  readonly location: Location
  readonly version: number
  readonly begun: Start
  readonly at: number
  readonly isPaused: boolean
  readonly actor: string
}

/** Starts the execution of one planned instant, as of the published version. */
export function startPlanned(tx: Tx, host: Host, begin: Begin): Changes {
  const { due, location, version, begun, at, actor, isPaused } = begin
  const { scope, because } = begun
  const { turns } = admitExecution(tx, host, {
    scope,
    because,
    flowId: due.flowId,
    version,
    isPaused,
    actor,
    at,
    nodeId: due.nodeId as NodeId,
    subject: `${location.id}:${localParts(due.dueAt, location.timeZone).date}`,
    patientId: null,
    locationId: location.id,
    timeZone: location.timeZone,
    parent: null,
  })
  return turns.flatMap((turn) => runTurn(tx, host, turn))
}

export function scopeAt(tx: Tx, { id, name, timeZone }: Location, dueAt: number): ScheduleScope {
  return {
    schedule: { dueAt, date: localParts(dueAt, timeZone).date },
    location: { id, name, timeZone },
    practice: { name: getMeta(tx, 'practiceName') ?? name },
  }
}
