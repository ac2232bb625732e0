import { parseFlow } from '@chairflow/flow'
import { planSchedules } from '@chairflow/runtime'
import { appendFlowLog, type FlowTable, saveDraft, setPublishedVersion } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { getFlow, getVersion } from './read-flows.ts'

type Save = {
  readonly id: string
  readonly revision: number
  readonly document: unknown
  readonly by: string
}

/** Keeps a draft, also an unfinished one; refuses to overwrite what somebody else saved. */
export async function saveFlow(chairflow: Chairflow, save: Save): Promise<FlowTable> {
  const { id, revision, by } = save
  const { runtime } = chairflow
  getFlow(chairflow, id)
  const parsed = parseFlow(save.document)
  if (!parsed.ok)
    throw new HttpProblem(422, 'This is not a flow we can read.', [...parsed.problems])
  if (parsed.flow.id !== id) throw new HttpProblem(422, 'The document belongs to another flow.')
  const at = runtime.host.ports.clock.now()
  const draftJson = JSON.stringify(parsed.flow)
  const draft = { id, name: parsed.flow.name, draftJson, revision, at, by }
  const isSaved = await runtime.store.write((tx) => saveDraft(tx, draft))
  if (!isSaved) {
    throw new HttpProblem(409, 'This flow was changed elsewhere since you opened it.')
  }
  runtime.live.tell([{ topic: 'flow', id }])
  return getFlow(chairflow, id)
}

/** New executions start on an older version again; those in flight finish on theirs. */
export async function rollbackFlow(
  chairflow: Chairflow,
  { id, version, by }: { readonly id: string; readonly version: number; readonly by: string },
): Promise<FlowTable> {
  getVersion(chairflow, id, version)
  const { runtime } = chairflow
  await runtime.store.write((tx) => {
    setPublishedVersion(tx, id, version)
    const at = runtime.host.ports.clock.now()
    const text = `Version ${version} is live again.`
    appendFlowLog(tx, { flowId: id, at, actor: by, kind: 'rolled-back', text })
    planSchedules(tx, runtime.host, { flowId: id })
  })
  runtime.live.tell([{ topic: 'flow', id }])
  return getFlow(chairflow, id)
}
