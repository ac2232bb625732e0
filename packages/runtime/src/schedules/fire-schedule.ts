import type { FlowNode } from '@chairflow/flow'
import type { Start } from '@chairflow/node-kit'
import {
  deleteSchedule,
  findFlow,
  listLocations,
  type ScheduleTable,
  saveSchedule,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { dueHappenings } from './due-happenings.ts'
import { askWhetherToStart } from './late-start.ts'
import { nextDueOf } from './plan-schedules.ts'
import { startOrTell } from './start-fault.ts'
import { type Location, startPlanned } from './start-planned.ts'

/**
 * Starts one planned execution and plans the next, in one commit. After a downtime the missed
 * instant is told to the trigger once, which decides whether it is too late; what a paused flow would start waits.
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
  return start(tx, host, { due, node, location, version, isPaused: flow.pausedAt !== null })
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

type Starting = Firing & { readonly version: number; readonly isPaused: boolean }

function start(tx: Tx, host: Host, firing: Starting): Changes {
  const { due, node, location } = firing
  const at = host.ports.clock.now()
  return dueHappenings(tx, { location, dueAt: due.dueAt, at }).flatMap((one) => {
    const begun = host.ports.triggers[node.type]?.(node.config as never, one.happening)
    if (!begun) return []
    return startOrTell(tx, host, { ...firing, begun, at }, () =>
      startOne(tx, host, { ...firing, begun, subject: one.subject, at }),
    )
  })
}

type One = Starting & { readonly begun: Start; readonly subject: string; readonly at: number }

function startOne(tx: Tx, host: Host, one: One): Changes {
  const { begun, isPaused } = one
  // What starts once comes back by itself the next time, with what is true by then.
  if (isPaused && begun.once !== undefined) return []
  if (begun.askFirst !== undefined) return askWhetherToStart(tx, one)
  return startPlanned(tx, host, { ...one, actor: 'chairflow' })
}
