import { type FlowDocument, hashLogic } from '@chairflow/flow'
import { planSchedules } from '@chairflow/runtime'
import { type FlowTable, findVersion, publishVersion } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { lintDocument } from './lint-document.ts'
import { getFlow } from './read-flows.ts'

type Publish = {
  readonly id: string
  readonly revision: number
  readonly note: string
  readonly by: string
}

/** Freezes the draft as a version that new executions start on. Errors block it, warnings do not. */
export async function publishFlow(chairflow: Chairflow, wanted: Publish): Promise<FlowTable> {
  const flow = getFlow(chairflow, wanted.id)
  if (flow.revision !== wanted.revision) {
    throw new HttpProblem(409, 'This flow was changed elsewhere since you opened it.')
  }
  const document = JSON.parse(flow.draftJson) as FlowDocument
  const problems = lintDocument(chairflow, document)
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new HttpProblem(422, 'Please fix the problems listed first.', [...problems])
  }
  await freeze(chairflow, flow, document, wanted)
  return getFlow(chairflow, wanted.id)
}

async function freeze(
  { runtime }: Chairflow,
  flow: FlowTable,
  document: FlowDocument,
  { id, note, by }: Publish,
): Promise<void> {
  const hash = hashLogic(document.logic)
  const publishedAt = runtime.host.ports.clock.now()
  await runtime.store.write((tx) => {
    const current = findVersion(tx, id, flow.publishedVersion ?? 0)
    if (current?.hash === hash) return
    const documentJson = flow.draftJson
    publishVersion(tx, { flowId: id, hash, documentJson, publishedAt, publishedBy: by, note })
    planSchedules(tx, runtime.host, { flowId: id })
  })
  runtime.live.tell([{ topic: 'flow', id }])
  runtime.wake()
}
