import type { ExecutionDetail, Execution as ExecutionView, JournalLine } from '@chairflow/api'
import type { Execution, OpenItem } from '@chairflow/engine'
import {
  type ExecutionRow,
  type ExecutionTable,
  findFlow,
  findVersion,
  type JournalTable,
  listJournal,
  listStartedBy,
  type StartedBy,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'

export function executionView(row: ExecutionRow): ExecutionView {
  const { id, flowId, flowName, version, outcome, subject, patientId, parentId } = row
  return {
    id,
    flowId,
    flowName,
    version,
    status: row.status as ExecutionView['status'],
    outcome,
    subject,
    patientId,
    startedAt: new Date(row.startedAt).toISOString(),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
    isQueued: row.queuedStartJson !== null && row.endedAt === null,
    parentId,
  }
}

export function executionDetail({ runtime }: Chairflow, row: ExecutionTable): ExecutionDetail {
  const { store } = runtime
  const version = store.read((tx) => findVersion(tx, row.flowId, row.version))
  const document = JSON.parse(version?.documentJson ?? 'null') as { name?: string } | null
  const flowName =
    store.read((tx) => findFlow(tx, row.flowId))?.name ?? document?.name ?? 'A deleted flow'
  const state = JSON.parse(row.stateJson) as Execution
  const journal = store.read((tx) => listJournal(tx, row.id))
  const active = state.steps.filter(({ status }) => status === 'active')
  return {
    ...executionView({ ...row, flowName }),
    document,
    journal: journal.map(journalView),
    activeNodes: active.map(({ nodeId, open }) => ({ nodeId, waitingFor: waitingFor(open) })),
    children: store.read((tx) => listStartedBy(tx, row.id)).map(childView),
  }
}

function childView({ id, flowName, status }: StartedBy): ExecutionDetail['children'][number] {
  return { id, flowName, status: status as ExecutionView['status'] }
}

/** The retention time is over; that something happened, when and where stays. */
const ERASED = 'The words of this line were erased after the retention time.'

function journalView(line: JournalTable): JournalLine {
  const { seq, kind, nodeId, port, actor, hash } = line
  const text = line.salt === null ? ERASED : line.text
  return {
    seq,
    at: new Date(line.at).toISOString(),
    kind,
    nodeId,
    port,
    edgeIds: JSON.parse(line.edgeIdsJson) as string[],
    text,
    actor,
    data: line.dataJson === null ? null : (JSON.parse(line.dataJson) as Record<string, unknown>),
    hash,
  }
}

const WORDS: Readonly<Record<OpenItem['type'], string>> = {
  wait: 'a reply',
  task: 'a person',
  timer: 'a time',
  activity: 'an outside system',
  query: 'an answer',
  command: 'a change',
  claim: 'the slot',
  watch: 'news about the appointment',
  item: 'the people on a list',
  execution: 'another flow',
}

function waitingFor(open: readonly OpenItem[]): string {
  const words = new Set(open.map(({ type }) => WORDS[type]))
  return [...words].join(', ') || 'nothing'
}
