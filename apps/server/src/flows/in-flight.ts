import type { InFlight, NeededStep, PublishPreview, Standing } from '@chairflow/api'
import { type FlowDocument, hashLogic } from '@chairflow/flow'
import { type NeededNode, previewMove, standings } from '@chairflow/runtime'
import { type FlowTable, findVersion, listUnderWay, listVersions, type Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { getFlow } from './read-flows.ts'
import { labelIn, stepLabel } from './step-label.ts'

const NOT_STARTED = 'Not started yet'

/** How many executions of a flow are under way, and where they stand. */
export function readInFlight(chairflow: Chairflow, id: string): InFlight {
  getFlow(chairflow, id)
  return chairflow.runtime.store.read((tx) => inFlight(tx, chairflow, { id, except: null }))
}

/** What publishing the draft would mean for those under way on older versions. */
export function previewPublish(chairflow: Chairflow, id: string): PublishPreview {
  const flow = getFlow(chairflow, id)
  const { logic } = JSON.parse(flow.draftJson) as FlowDocument
  return chairflow.runtime.store.read((tx) => {
    const version = nextVersion(tx, flow)
    const { host } = chairflow.runtime
    const { needed, movable } = previewMove(tx, host, { flowId: id, version, logic })
    const steps = needed.map((node) => stepView(tx, chairflow, { id, logic, node }))
    return { version, ...inFlight(tx, chairflow, { id, except: version }), steps, movable }
  })
}

/** An unchanged draft makes no new version. */
function nextVersion(tx: Tx, { id, draftJson, publishedVersion }: FlowTable): number {
  const { logic } = JSON.parse(draftJson) as FlowDocument
  const current = findVersion(tx, id, publishedVersion ?? 0)
  if (current?.hash === hashLogic(logic)) return current.version
  return (listVersions(tx, id)[0]?.version ?? 0) + 1
}

type Which = { readonly id: string; readonly except: number | null }

function inFlight(tx: Tx, chairflow: Chairflow, { id, except }: Which): InFlight {
  const rows = listUnderWay(tx, { flowId: id }).filter(({ version }) => version !== except)
  const found = standings(tx, id).filter(({ version }) => version !== except)
  return {
    total: rows.length,
    queued: rows.filter(({ queuedStartJson }) => queuedStartJson !== null).length,
    standings: found.map((standing): Standing => {
      const { version, nodeId } = standing
      const { logic } = chairflow.runtime.loadVersion(tx, id, version).document
      return { ...standing, label: nodeId === null ? NOT_STARTED : labelIn(logic, nodeId) }
    }),
  }
}

type Needed = {
  readonly id: string
  readonly logic: FlowDocument['logic']
  readonly node: NeededNode
}

function stepView(tx: Tx, { runtime }: Chairflow, { id, logic, node }: Needed): NeededStep {
  const { nodeId, version, count, passage } = node
  const label = labelIn(runtime.loadVersion(tx, id, version).document.logic, nodeId)
  if (passage.type !== 'choose') return { nodeId, label, count, passage }
  const nodes = logic.nodes
    .filter((candidate) => passage.nodeIds.includes(candidate.id))
    .map((candidate) => ({ nodeId: candidate.id, label: stepLabel(candidate) }))
  return { nodeId, label, count, passage: { type: 'choose', nodes } }
}
