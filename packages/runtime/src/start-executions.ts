import type { FlowDocument, FlowNode } from '@chairflow/flow'
import type { Happening, Start } from '@chairflow/node-kit'
import { isStoreFault, listPublished, type Published, type Tx } from '@chairflow/store'
import { admitExecution } from './admit-execution.ts'
import { leaveStart } from './events/leave-for-later.ts'
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

type OfAppointment = Extract<Happening, { type: 'appointment' }>

/**
 * Starts every published flow with a trigger that answers to what happened. One that breaks us holds up
 * neither the others nor the news itself: its start is tried again among what came in.
 */
export function startExecutions(tx: Tx, host: Host, happening: OfAppointment): Started {
  return summed(listPublished(tx).map((published) => startOrLater(tx, host, happening, published)))
}

function startOrLater(tx: Tx, host: Host, happening: OfAppointment, published: Published): Started {
  try {
    return tx.attempt(() => startFlow(tx, host, happening, published))
  } catch (error) {
    if (isStoreFault(error)) throw error
    const { flowId } = published
    host.ports.log.error({ flow: flowId, error: String(error) }, 'a flow starts later')
    return { ...NOTHING, changes: leaveStart(tx, host, { flowId, happening }) }
  }
}

/** Starts one flow by each of its triggers that answers. */
export function startFlow(
  tx: Tx,
  host: Host,
  happening: OfAppointment,
  published: Published,
): Started {
  const { document } = host.loadVersion(tx, published.flowId, published.version)
  const starts = startsOf(document, host, happening)
  const results = starts.map((found) => startOne(tx, host, happening, { published, ...found }))
  return summed(
    results.map(({ id, changes }) => ({
      ...{ started: id === null ? 0 : 1, dropped: id === null ? 1 : 0, changes },
      ids: id === null ? [] : [id],
    })),
  )
}

const NOTHING: Started = { started: 0, ids: [], dropped: 0, changes: [] }

function summed(all: readonly Started[]): Started {
  return {
    started: all.reduce((sum, { started }) => sum + started, 0),
    ids: all.flatMap(({ ids }) => ids),
    dropped: all.reduce((sum, { dropped }) => sum + dropped, 0),
    changes: all.flatMap(({ changes }) => changes),
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
  { at, scope }: OfAppointment,
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
