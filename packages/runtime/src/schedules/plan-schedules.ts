import type { FlowNode } from '@chairflow/flow'
import {
  deleteSchedule,
  isStoreFault,
  listLocations,
  listPublished,
  listSchedules,
  type Published,
  type ScheduleTable,
  saveSchedule,
  type Tx,
} from '@chairflow/store'
import type { Host } from '../host.ts'

/**
 * Plans the next instant of every trigger that comes by the clock, for each location. What is
 * planned stays planned, so that a start late is still seen as late; `anew` plans a flow afresh
 * because its settings may have changed, or locations because their clocks have.
 */
export function planSchedules(tx: Tx, host: Host, anew: Anew = {}): void {
  for (const published of listPublished(tx)) {
    try {
      tx.attempt(() => planFlow(tx, host, published, anew))
    } catch (error) {
      if (isStoreFault(error)) throw error
      host.ports.log.error({ flow: published.flowId, error: String(error) }, 'a plan met a fault')
    }
  }
}

/** A flow that breaks us keeps what was planned, and neither the others nor the start are held up. */
function planFlow(tx: Tx, host: Host, published: Published, anew: Anew): void {
  const { flowId } = published
  const planned = listSchedules(tx, flowId)
  const isKept = ({ locationId }: ScheduleTable) => !anew.locationIds?.includes(locationId)
  const kept = anew.flowId === flowId ? [] : planned.filter(isKept)
  const wanted = wantedOf(tx, host, published)
  for (const gone of planned.filter((one) => !isAmong(wanted, one))) deleteSchedule(tx, gone)
  for (const one of wanted) if (!isAmong(kept, one)) saveSchedule(tx, one)
}

type Anew = { readonly flowId?: string; readonly locationIds?: readonly string[] }

function wantedOf(tx: Tx, host: Host, { flowId, version }: Published): readonly ScheduleTable[] {
  const { document } = host.loadVersion(tx, flowId, version)
  const after = host.ports.clock.now()
  return document.logic.nodes.flatMap((node) =>
    host.ports.nextDues[node.type] === undefined
      ? []
      : listLocations(tx).flatMap(({ id: locationId, timeZone }) => {
          const dueAt = nextDueOf(host, node, { after, timeZone })
          return dueAt === null ? [] : [{ flowId, nodeId: node.id, locationId, dueAt }]
        }),
  )
}

export function nextDueOf(
  host: Host,
  { type, config }: FlowNode,
  { after, timeZone }: { readonly after: number; readonly timeZone: string },
): number | null {
  return host.ports.nextDues[type]?.(config as never, after, timeZone) ?? null
}

function isAmong(schedules: readonly ScheduleTable[], one: ScheduleTable): boolean {
  return schedules.some(
    ({ nodeId, locationId }) => nodeId === one.nodeId && locationId === one.locationId,
  )
}
