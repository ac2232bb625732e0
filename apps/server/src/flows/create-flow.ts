import { type FlowDocument, type FlowId, parseFlow } from '@chairflow/flow'
import { type FlowTable, findFlow, insertFlow } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { getFlow } from './read-flows.ts'

export function createFlow(chairflow: Chairflow, name: string, by: string): Promise<FlowTable> {
  const document: FlowDocument = {
    schema: 'chairflow.flow/1',
    id: newFlowId(chairflow),
    name,
    logic: { nodes: [], edges: [], settings: { subject: 'appointment.id' } },
    layout: {},
  }
  return insert(chairflow, document, by)
}

/** An imported flow is a draft: whoever imports it reads it before publishing. */
export function importFlow(chairflow: Chairflow, input: unknown, by: string): Promise<FlowTable> {
  const parsed = parseFlow(input)
  if (!parsed.ok)
    throw new HttpProblem(422, 'This is not a flow we can read.', [...parsed.problems])
  const isTaken = chairflow.runtime.store.read((tx) => findFlow(tx, parsed.flow.id)) !== undefined
  const id = isTaken ? newFlowId(chairflow) : parsed.flow.id
  return insert(chairflow, { ...parsed.flow, id }, by)
}

async function insert(
  chairflow: Chairflow,
  document: FlowDocument,
  by: string,
): Promise<FlowTable> {
  const { runtime } = chairflow
  const { id, name } = document
  const at = runtime.host.ports.clock.now()
  const draftJson = JSON.stringify(document)
  await runtime.store.write((tx) => insertFlow(tx, { id, name, draftJson, at, by }))
  runtime.live.tell([{ topic: 'flow', id }])
  return getFlow(chairflow, id)
}

function newFlowId({ runtime }: Chairflow): FlowId {
  return runtime.host.ports.newId('flw') as FlowId
}
