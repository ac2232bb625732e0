import { concurrencyKey, type Execution } from '@chairflow/engine'
import type { ExecutionTable, Tx } from '@chairflow/store'
import type { Host } from './host.ts'

type Row = Pick<ExecutionTable, 'flowId' | 'stateJson'>

/** With which an execution counts by the limit of a version of its flow; null when that has none. */
export function keyOn(tx: Tx, host: Host, { flowId, stateJson }: Row, version: number) {
  const { settings } = host.loadVersion(tx, flowId, version).program
  const { scope }: Execution = JSON.parse(stateJson)
  return concurrencyKey(settings, scope)
}
