import { hashLogic, parseFlow } from '@chairflow/flow'
import type { PracticeRecords } from '@chairflow/scheduling'
import {
  appendFlowLog,
  findFlow,
  findVersion,
  getMeta,
  insertFlow,
  publishVersion,
  saveDraft,
  setMeta,
  type Tx,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { lintDocument } from '../flows/lint-document.ts'
import { HttpProblem } from '../problem.ts'
import { DISPATCH_NAME, dispatchFlow } from './dispatch-flow.ts'
import { ruledServices } from './ruled-services.ts'

const META = 'dispatchFlowId'

export type Dispatch = {
  readonly records: PracticeRecords
  readonly serviceIds: readonly string[]
  readonly escalateAfterHours: number
  readonly actor: string
}

export type PublishedDispatch = {
  readonly id: string
  readonly name: string
  readonly version: number
  /** False when the same was live already. */
  readonly isNew: boolean
}

/** Publishes the matrix as a flow, in the transaction that imports it; the same again is no version. */
export function publishDispatch(
  tx: Tx,
  chairflow: Chairflow,
  dispatch: Dispatch,
): PublishedDispatch {
  const { runtime } = chairflow
  const known = findFlow(tx, getMeta(tx, META) ?? '')
  const id = known?.id ?? runtime.host.ports.newId('flw')
  const live = known && findVersion(tx, id, known.publishedVersion ?? 0)
  const serviceIds = servicesOf(dispatch, live?.documentJson)
  const hasPracticeSystem = runtime.connections.all().some(({ kind }) => kind === 'pms')
  const document = dispatchFlow({ ...dispatch, id, serviceIds, hasPracticeSystem })
  const problems = lintDocument(chairflow, document)
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new HttpProblem(422, 'The flow made from the matrix has problems.', [...problems])
  }
  const parsed = parseFlow(document)
  if (!parsed.ok) throw new HttpProblem(422, 'The matrix makes no flow.', [...parsed.problems])
  const hash = hashLogic(parsed.flow.logic)
  if (live?.hash === hash) {
    return { id, name: known?.name ?? DISPATCH_NAME, version: live.version, isNew: false }
  }
  const at = runtime.host.ports.clock.now()
  const draftJson = JSON.stringify(parsed.flow)
  const draft = { id, name: DISPATCH_NAME, draftJson, at, by: dispatch.actor }
  if (known === undefined) insertFlow(tx, draft)
  else saveDraft(tx, { ...draft, revision: known.revision })
  setMeta(tx, META, id)
  const frozen = { flowId: id, hash, documentJson: draftJson, publishedAt: at }
  const by = { publishedBy: dispatch.actor, note: 'From the matrix' }
  const version = publishVersion(tx, { ...frozen, ...by })
  const text = `Published version ${version} from the matrix.`
  appendFlowLog(tx, { flowId: id, at, actor: dispatch.actor, kind: 'published', text })
  return { id, name: DISPATCH_NAME, version, isNew: true }
}

/** Where there are several locations each brings its own matrix, and keeps the rules of the others. */
function servicesOf(
  { records, serviceIds }: Dispatch,
  liveJson: string | undefined,
): readonly string[] {
  if (liveJson === undefined || records.locations.length < 2) return serviceIds
  return [...new Set([...ruledServices(liveJson), ...serviceIds])]
}
