import type { FlowDocument, FlowNode } from '@chairflow/flow'
import type { Happening, Start } from '@chairflow/node-kit'
import { listPublished, type Published, type Tx } from '@chairflow/store'
import { admitExecution } from './admit-execution.ts'
import type { Changes, Host } from './host.ts'
import { runTurn } from './run-turn.ts'

export type Started = {
  readonly started: number
  /** Of those that started or wait for their turn. */
  readonly ids: readonly string[]
  /** Starts that a flow's own limit refused. */
  readonly dropped: number
  readonly changes: Changes
}

/** Starts every published flow with a trigger that answers to what happened. */
export function startExecutions(
  tx: Tx,
  host: Host,
  happening: Extract<Happening, { type: 'appointment' }>,
): Started {
  const starts = listPublished(tx).flatMap((published) => {
    const { document } = host.loadVersion(tx, published.flowId, published.version)
    return startsOf(document, host, happening).map((found) => ({ published, ...found }))
  })
  const results = starts.map((start) => startOne(tx, host, happening, start))
  return {
    started: results.filter(({ id }) => id !== null).length,
    ids: results.flatMap(({ id }) => id ?? []),
    dropped: results.filter(({ id }) => id === null).length,
    changes: results.flatMap(({ changes }) => changes),
  }
}

type FlowStart = {
  readonly published: Published
  readonly node: FlowNode
  readonly start: Start
}

export function startsOf(document: FlowDocument, host: Host, happening: Happening) {
  return document.logic.nodes.flatMap((node) => {
    const start = host.ports.triggers[node.type]?.(node.config as never, happening)
    return start ? [{ node, start }] : []
  })
}

function startOne(
  tx: Tx,
  host: Host,
  { at, scope }: Extract<Happening, { type: 'appointment' }>,
  { published, node, start }: FlowStart,
) {
  const { location, appointment, patient } = scope
  const { id, turns } = admitExecution(tx, host, {
    ...published,
    ...start,
    at,
    nodeId: node.id,
    actor: 'chairflow',
    subject: appointment.id,
    patientId: patient.patientId,
    locationId: location.id,
    timeZone: location.timeZone,
    parent: null,
  })
  return { id, changes: turns.flatMap((turn) => runTurn(tx, host, turn)) }
}
