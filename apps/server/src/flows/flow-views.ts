import type { FlowDetail, FlowSummary, FlowVersion } from '@chairflow/api'
import { type FlowDocument, hashLogic } from '@chairflow/flow'
import {
  countInFlight,
  type FlowTable,
  type FlowVersionTable,
  findVersion,
  listQueued,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { lintDocument } from './lint-document.ts'
import { manualInputs } from './manual-inputs.ts'

export function flowDetail(chairflow: Chairflow, flow: FlowTable): FlowDetail {
  const document = JSON.parse(flow.draftJson) as FlowDocument
  const problems = lintDocument(chairflow, document)
  return { ...summary(chairflow, flow, document, problems), document, problems: [...problems] }
}

export function flowSummary(chairflow: Chairflow, flow: FlowTable): FlowSummary {
  const document = JSON.parse(flow.draftJson) as FlowDocument
  return summary(chairflow, flow, document, lintDocument(chairflow, document))
}

type Problems = ReturnType<typeof lintDocument>

function summary(
  { runtime }: Chairflow,
  flow: FlowTable,
  document: FlowDocument,
  problems: Problems,
): FlowSummary {
  const { id, publishedVersion } = flow
  const version =
    publishedVersion === null
      ? undefined
      : runtime.store.read((tx) => findVersion(tx, id, publishedVersion))
  return {
    id,
    name: flow.name,
    description: document.description ?? '',
    revision: flow.revision,
    updatedAt: new Date(flow.updatedAt).toISOString(),
    published: version === undefined ? null : publishedView(version),
    hasUnpublishedChanges: version === undefined || version.hash !== hashLogic(document.logic),
    inFlight: runtime.store.read((tx) => countInFlight(tx, id)),
    queued: runtime.store.read((tx) => listQueued(tx, { flowId: id })).length,
    pausedAt: flow.pausedAt === null ? null : new Date(flow.pausedAt).toISOString(),
    byHand: version === undefined ? null : manualInputs(JSON.parse(version.documentJson)),
    errors: problems.filter(({ severity }) => severity === 'error').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
  }
}

export function versionSummary(version: FlowVersionTable): FlowVersion {
  return { flowId: version.flowId, ...publishedView(version), note: version.note }
}

function publishedView({ version, hash, publishedAt, publishedBy }: FlowVersionTable) {
  return { version, hash, publishedAt: new Date(publishedAt).toISOString(), publishedBy }
}
