import { admit, concurrencyKey } from '@chairflow/engine'
import { isOccupying } from '@chairflow/scheduling'
import { listPublished, listUnderWayOf, type Published, type Tx } from '@chairflow/store'
import type { Host } from '../host.ts'
import { scopeOf } from '../practice/scope-of.ts'
import { visitOfPatient } from '../practice/visit-of-patient.ts'
import { startFlow } from '../start-executions.ts'
import type { Applied } from './applied.ts'
import type { FlowStart } from './own-event.ts'

type OfAppointment = FlowStart['happening']

/**
 * Starts what could not start when it happened: on the version that is live by now and with the visit as
 * it stands by now, unless what happened is undone, or a newer start has its place.
 */
export function applyStart(tx: Tx, host: Host, { flowId, happening }: FlowStart): Applied {
  const published = listPublished(tx).find((one) => one.flowId === flowId)
  if (published === undefined) return ignored('The flow is not published any more')
  const now = asOfNow(tx, host, happening)
  if (now === null) return ignored('The visit is not as it was when this was to start')
  if (isOvertaken(tx, host, published, happening)) {
    return ignored('A newer one for the same has started meanwhile')
  }
  const { started, changes } = startFlow(tx, host, now, published)
  const reason = `Started later, after a fault of Chairflow: ${started} ${started === 1 ? 'execution' : 'executions'}`
  return { status: 'applied', reason, changes }
}

function ignored(reason: string): Applied {
  return { status: 'ignored', reason, changes: [] }
}

/** Null when the visit that was booked is cancelled by now, or the other way about. */
function asOfNow(tx: Tx, host: Host, happening: OfAppointment): OfAppointment | null {
  const at = host.ports.clock.now()
  const { appointment, patient } = happening.scope
  const { patientId } = patient
  const visit = visitOfPatient(tx, host, { externalId: appointment.id, patientId })
  const scope = visit === undefined ? null : scopeOf(tx, visit, at)
  if (visit === undefined || scope === null) return null
  const isAbsence = happening.change === 'cancelled' || happening.change === 'no-show'
  if (isOccupying(visit) === isAbsence) return null
  return { ...happening, at, scope: { ...happening.scope, ...scope } }
}

/** Where the newest has the place of the others, one that came before it is too late. */
function isOvertaken(
  tx: Tx,
  host: Host,
  { flowId, version }: Published,
  { at, scope }: OfAppointment,
): boolean {
  const { settings } = host.loadVersion(tx, flowId, version).program
  const key = concurrencyKey(settings, scope)
  if (key === null) return false
  const others = listUnderWayOf(tx, { flowId, key })
  const isFull = admit(settings, others.length) === 'replace'
  return isFull && others.some(({ startedAt }) => startedAt > at)
}
