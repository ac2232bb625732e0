import type { Start } from '@chairflow/node-kit'
import { localParts } from '@chairflow/scheduling'
import {
  expireTask,
  findFlow,
  listLocations,
  listTasks,
  openTask,
  type ScheduleTable,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { type Location, plannedAt, scopeAt, startPlanned } from './start-planned.ts'

const DAY_MS = 24 * 60 * 60_000
const KIND = 'late-start'
/** Those due first come first; what is left comes with the next look. */
const MOST = 1_000

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

/** False when a person wants to start what is gone by now. */
export function canDecideLateStart(tx: Tx, host: Host, { id, choice }: Chosen): boolean {
  const due = scheduleOf(id)
  return due === undefined || choice !== 'start' || readyToStart(tx, host, due) !== null
}

/** Starts what a person was asked about, on the version published by now. */
export function decideLateStart(tx: Tx, host: Host, { id, choice, by }: Chosen): Changes {
  const due = scheduleOf(id)
  if (due === undefined || choice !== 'start') return []
  const ready = readyToStart(tx, host, due)
  if (ready === null) return []
  const { location } = ready
  const begun = { scope: scopeAt(tx, location, due.dueAt), because: `${by} started it late.` }
  const at = host.ports.clock.now()
  const subject = plannedAt(location, due.dueAt)
  return startPlanned(tx, host, { due, ...ready, begun, subject, at, actor: by })
}

/** Null when the flow is not published any more, has lost that trigger, or the location is gone. */
function readyToStart(tx: Tx, host: Host, { flowId, nodeId, locationId }: ScheduleTable) {
  const flow = findFlow(tx, flowId)
  const version = flow?.publishedVersion ?? null
  const location = listLocations(tx).find(({ id }) => id === locationId)
  if (flow === undefined || version === null || location === undefined) return null
  const { nodes } = host.loadVersion(tx, flowId, version).document.logic
  return nodes.some(({ id }) => id === nodeId)
    ? { location, version, isPaused: flow.pausedAt !== null }
    : null
}

/** Ends what nobody decided within a day: by then nobody means to start it any more. */
export function endLateStarts(tx: Tx, at: number): Changes {
  const open = listTasks(tx, { status: 'open', limit: MOST })
  return open
    .filter(({ id, dueAt }) => scheduleOf(id) !== undefined && dueAt !== null && dueAt <= at)
    .map(({ id }) => {
      expireTask(tx, id)
      return { topic: 'task', id }
    })
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
