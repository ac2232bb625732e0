import {
  type FlowTable,
  type FlowVersionTable,
  findFlow,
  findVersion,
  listFlows,
  listVersions,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'

export function readFlows({ runtime }: Chairflow): readonly FlowTable[] {
  return runtime.store.read(listFlows)
}

export function getFlow({ runtime }: Chairflow, id: string): FlowTable {
  const flow = runtime.store.read((tx) => findFlow(tx, id))
  if (flow === undefined) throw new HttpProblem(404, 'There is no such flow.')
  return flow
}

export function readVersions(chairflow: Chairflow, id: string): readonly FlowVersionTable[] {
  getFlow(chairflow, id)
  return chairflow.runtime.store.read((tx) => listVersions(tx, id))
}

export function getVersion({ runtime }: Chairflow, id: string, version: number): FlowVersionTable {
  const found = runtime.store.read((tx) => findVersion(tx, id, version))
  if (found === undefined) throw new HttpProblem(404, 'This flow has no such version.')
  return found
}
