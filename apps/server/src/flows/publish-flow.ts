import type { InFlightChoice, InFlightResult } from '@chairflow/api'
import { type FlowDocument, hashLogic, type NodeId } from '@chairflow/flow'
import {
  type LiveChange,
  moveExecutions,
  planSchedules,
  type Runtime,
  stopOlderVersions,
} from '@chairflow/runtime'
import {
  appendFlowLog,
  type FlowTable,
  findVersion,
  publishVersion,
  type Tx,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { lintDocument } from './lint-document.ts'
import { getFlow } from './read-flows.ts'

type Publish = {
  readonly id: string
  readonly revision: number
  readonly note: string
  readonly by: string
  /** What becomes of executions of older versions. */
  readonly inFlight: InFlightChoice
}

export type Published = { readonly flow: FlowTable; readonly inFlight: InFlightResult }

/** Freezes the draft as a version that new executions start on. Errors block it, warnings do not. */
export async function publishFlow(chairflow: Chairflow, wanted: Publish): Promise<Published> {
  const flow = getFlow(chairflow, wanted.id)
  if (flow.revision !== wanted.revision) {
    throw new HttpProblem(409, 'This flow was changed elsewhere since you opened it.')
  }
  const document = JSON.parse(flow.draftJson) as FlowDocument
  const problems = lintDocument(chairflow, document)
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new HttpProblem(422, 'Please fix the problems listed first.', [...problems])
  }
  checkMapping(document, wanted.inFlight)
  const inFlight = await freeze(chairflow, flow, document, wanted)
  return { flow: getFlow(chairflow, wanted.id), inFlight }
}

function checkMapping({ logic }: FlowDocument, choice: InFlightChoice): void {
  if (choice.type !== 'move') return
  const ids = new Set<string>(logic.nodes.map(({ id }) => id))
  if (Object.values(choice.nodes).every((id) => ids.has(id))) return
  throw new HttpProblem(422, 'A step that executions should move to is not in the new version.')
}

async function freeze(
  { runtime }: Chairflow,
  flow: FlowTable,
  document: FlowDocument,
  { id, note, by, inFlight }: Publish,
): Promise<InFlightResult> {
  const hash = hashLogic(document.logic)
  const publishedAt = runtime.host.ports.clock.now()
  const { changes, result } = await runtime.store.write((tx) => {
    const current = findVersion(tx, id, flow.publishedVersion ?? 0)
    const frozen = { flowId: id, hash, documentJson: flow.draftJson, publishedAt, note }
    const isSame = current?.hash === hash
    const version = isSame ? current.version : publishVersion(tx, { ...frozen, publishedBy: by })
    if (!isSame) planSchedules(tx, runtime.host, { flowId: id })
    const older = { flowId: id, version, actor: by, choice: inFlight }
    const settled = settleInFlight(tx, runtime, older)
    if (isSame && inFlight.type === 'finish') return settled
    const text = publishedWords(version, inFlight, settled.result)
    appendFlowLog(tx, { flowId: id, at: publishedAt, actor: by, kind: 'published', text })
    return settled
  })
  runtime.live.tell([{ topic: 'flow', id }, ...changes])
  runtime.wake()
  return result
}

/** Without the reason: it may name a patient, and stands in the journals, which are erased in time. */
function publishedWords(version: number, choice: InFlightChoice, result: InFlightResult): string {
  const said = `Published version ${version}.`
  switch (choice.type) {
    case 'finish':
      return said
    case 'move':
      return `${said} ${result.moved} under way moved to it, ${result.stayed.length} stayed.`
    case 'stop':
      return `${said} ${result.stopped} under way stopped.`
    default:
      return choice satisfies never
  }
}

type Older = {
  readonly flowId: string
  readonly version: number
  readonly actor: string
  readonly choice: InFlightChoice
}

type Settled = { readonly changes: readonly LiveChange[]; readonly result: InFlightResult }

function settleInFlight(tx: Tx, { host }: Runtime, { choice, ...older }: Older): Settled {
  switch (choice.type) {
    case 'finish':
      return { changes: [], result: { moved: 0, stayed: [], stopped: 0 } }
    case 'move': {
      const nodes = choice.nodes as Readonly<Record<string, NodeId>>
      const { moved, stayed, changes } = moveExecutions(tx, host, { ...older, nodes })
      return { changes, result: { moved, stayed: [...stayed], stopped: 0 } }
    }
    case 'stop': {
      const stop = { ...older, reason: choice.reason }
      const { stopped, changes } = stopOlderVersions(tx, host, stop)
      return { changes, result: { moved: 0, stayed: [], stopped } }
    }
    default:
      return choice satisfies never
  }
}
