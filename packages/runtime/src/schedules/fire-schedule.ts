import type { FlowNode } from '@chairflow/flow'
import type { ScheduleScope } from '@chairflow/node-kit'
import { localParts } from '@chairflow/scheduling'
import {
  deleteSchedule,
  findFlow,
  getMeta,
  listLocations,
  type ScheduleTable,
  saveSchedule,
  type Tx,
} from '@chairflow/store'
import { admitExecution } from '../admit-execution.ts'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'
import { nextDueOf } from './plan-schedules.ts'

type Location = ReturnType<typeof listLocations>[number]

/**
 * Starts one planned execution and plans the next, in one commit. After a downtime the missed
 * instant is told to the trigger once, which decides whether it is too late; a paused flow skips.
 */
export function fireSchedule(tx: Tx, host: Host, due: ScheduleTable): Changes {
  const flow = findFlow(tx, due.flowId)
  const location = listLocations(tx).find(({ id }) => id === due.locationId)
  const version = flow?.publishedVersion ?? null
  const node = version === null ? undefined : findNode(tx, host, due, version)
  if (flow === undefined || version === null || node === undefined || location === undefined) {
    deleteSchedule(tx, due)
    return []
  }
  planNext(tx, host, { due, node, location })
  return flow.pausedAt === null ? start(tx, host, { due, node, location, version }) : []
}

type Firing = { readonly due: ScheduleTable; readonly node: FlowNode; readonly location: Location }

function findNode(tx: Tx, host: Host, { flowId, nodeId }: ScheduleTable, version: number) {
  const { nodes } = host.loadVersion(tx, flowId, version).document.logic
  return nodes.find(({ id }) => id === nodeId)
}

function planNext(tx: Tx, host: Host, { due, node, location }: Firing): void {
  const after = Math.max(due.dueAt, host.ports.clock.now())
  const dueAt = nextDueOf(host, node, { after, timeZone: location.timeZone })
  if (dueAt === null) deleteSchedule(tx, due)
  else saveSchedule(tx, { ...due, dueAt })
}

function start(
  tx: Tx,
  host: Host,
  { due, node, location, version }: Firing & { readonly version: number },
): Changes {
  const at = host.ports.clock.now()
  const scope = scopeAt(tx, location, due.dueAt)
  const happening = { type: 'schedule', at, dueAt: due.dueAt, scope } as const
  const begun = host.ports.triggers[node.type]?.(node.config as never, happening)
  if (!begun) return []
  const { turns } = admitExecution(tx, host, {
    ...begun,
    flowId: due.flowId,
    version,
    isPaused: false,
    nodeId: node.id,
    actor: 'chairflow',
    at,
    subject: `${location.id}:${scope.schedule.date}`,
    patientId: null,
    locationId: location.id,
    timeZone: location.timeZone,
    parent: null,
  })
  return turns.flatMap((turn) => runTurn(tx, host, turn))
}

function scopeAt(tx: Tx, { id, name, timeZone }: Location, dueAt: number): ScheduleScope {
  return {
    schedule: { dueAt, date: localParts(dueAt, timeZone).date },
    location: { id, name, timeZone },
    practice: { name: getMeta(tx, 'practiceName') ?? name },
  }
}
