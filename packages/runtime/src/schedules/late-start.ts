import type { Start } from '@chairflow/node-kit'
import { localParts } from '@chairflow/scheduling'
import { findFlow, listLocations, openTask, type ScheduleTable, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { type Location, plannedAt, scopeAt, startPlanned } from './start-planned.ts'

const DAY_MS = 24 * 60 * 60_000
const KIND = 'late-start'

const CHOICES = [
  { id: 'start', label: 'Start it now' },
  { id: 'skip', label: 'Skip it' },
]

type Late = {
  readonly due: ScheduleTable
  readonly location: Location
  readonly begun: Start
  readonly at: number
}

/** A planned start that was missed, and whose settings want a person to decide. */
export function askWhetherToStart(tx: Tx, { due, location, begun, at }: Late): Changes {
  const id = taskIdOf(due)
  const name = findFlow(tx, due.flowId)?.name ?? 'A flow'
  const { date } = localParts(due.dueAt, location.timeZone)
  openTask(tx, {
    id,
    executionId: null,
    nodeId: null,
    kind: 'review',
    title: `“${name}” did not start at ${location.name}`,
    body: `It was planned for ${date}. ${begun.because} Start it now, or skip it this time?`,
    draftMessage: null,
    choicesJson: JSON.stringify(CHOICES),
    openedAt: at,
    dueAt: at + DAY_MS,
  })
  return [{ topic: 'task', id }]
}

type Chosen = { readonly id: string; readonly choice: string; readonly by: string }

/** Starts what a person was asked about, on the version published by now. */
export function decideLateStart(tx: Tx, host: Host, { id, choice, by }: Chosen): Changes {
  const due = scheduleOf(id)
  if (due === undefined || choice !== 'start') return []
  const flow = findFlow(tx, due.flowId)
  const version = flow?.publishedVersion ?? null
  const location = listLocations(tx).find((one) => one.id === due.locationId)
  if (flow === undefined || version === null || location === undefined) return []
  const { nodes } = host.loadVersion(tx, due.flowId, version).document.logic
  if (!nodes.some(({ id: nodeId }) => nodeId === due.nodeId)) return []
  const begun = { scope: scopeAt(tx, location, due.dueAt), because: `${by} started it late.` }
  const at = host.ports.clock.now()
  const isPaused = flow.pausedAt !== null
  const subject = plannedAt(location, due.dueAt)
  return startPlanned(tx, host, { due, location, version, begun, subject, at, isPaused, actor: by })
}

/** The task says itself what it decides, and is opened once for each instant. */
function taskIdOf({ flowId, nodeId, locationId, dueAt }: ScheduleTable): string {
  return [KIND, flowId, nodeId, locationId, dueAt].map(encodeURIComponent).join(':')
}

function scheduleOf(taskId: string): ScheduleTable | undefined {
  if (!taskId.startsWith(`${KIND}:`)) return undefined
  const [, flowId = '', nodeId = '', locationId = '', dueAt = ''] = taskId
    .split(':')
    .map(decodeURIComponent)
  return { flowId, nodeId, locationId, dueAt: Number(dueAt) }
}
