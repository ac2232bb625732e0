import type { ExecutionId } from '@chairflow/engine'
import type { AppointmentScope, JsonObject } from '@chairflow/node-kit'
import { findFlow, listLocations, type Tx } from '@chairflow/store'
import { admitExecution } from './admit-execution.ts'
import type { Changes, Host } from './host.ts'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'
import { startsOf } from './start-executions.ts'

export type ByHand = {
  readonly flowId: string
  readonly actor: string
  readonly input: JsonObject
  /** The appointment it is about, when there is one. */
  readonly appointment: AppointmentScope | null
}

export type StartedByHand =
  | { readonly type: 'started'; readonly executionId: ExecutionId }
  | { readonly type: 'not-found' | 'not-published' | 'not-by-hand' | 'limit-reached' }

/** Starts the published version of a flow that begins with a manual trigger. */
export async function startByHand(runtime: Runtime, wish: ByHand): Promise<StartedByHand> {
  const { store, host, live, wake } = runtime
  const { result, changes } = await store.write((tx) => begin(tx, host, wish))
  live.tell(changes)
  wake()
  return result
}

type Begun = { readonly result: StartedByHand; readonly changes: Changes }

function begin(tx: Tx, host: Host, { flowId, actor, input, appointment }: ByHand): Begun {
  const at = host.ports.clock.now()
  const flow = findFlow(tx, flowId)
  if (flow === undefined) return refused('not-found')
  if (flow.publishedVersion === null) return refused('not-published')
  const version = flow.publishedVersion
  const { document } = host.loadVersion(tx, flowId, version)
  const happening = { type: 'manual', at, actor, input, appointment } as const
  const [found] = startsOf(document, host, happening)
  if (found === undefined) return refused('not-by-hand')
  const published = { flowId, version, isPaused: flow.pausedAt !== null }
  const place = whereAndWhom(tx, appointment, `by-hand:${host.ports.newId('run')}`)
  const start = { ...published, ...found.start, ...place, nodeId: found.node.id }
  const { id, turns } = admitExecution(tx, host, { ...start, at, actor, parent: null })
  if (id === null) return refused('limit-reached')
  const changes = turns.flatMap((turn) => runTurn(tx, host, turn))
  return { result: { type: 'started', executionId: id }, changes }
}

function refused(type: Exclude<StartedByHand['type'], 'started'>): Begun {
  return { result: { type }, changes: [] }
}

function whereAndWhom(tx: Tx, appointment: AppointmentScope | null, subject: string) {
  if (appointment === null) {
    const [first] = listLocations(tx)
    const timeZone = first?.timeZone ?? 'UTC'
    return { subject, patientId: null, locationId: first?.id ?? null, timeZone }
  }
  const { location, patient } = appointment
  return {
    subject: appointment.appointment.id,
    patientId: patient.patientId,
    locationId: location.id,
    timeZone: location.timeZone,
  }
}
