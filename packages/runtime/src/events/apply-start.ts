import { listPublished, type Tx } from '@chairflow/store'
import type { Host } from '../host.ts'
import { startFlow } from '../start-executions.ts'
import type { Applied } from './applied.ts'
import type { FlowStart } from './own-event.ts'

/** Starts what could not start when it happened, on the version that is live by now. */
export function applyStart(tx: Tx, host: Host, { flowId, happening }: FlowStart): Applied {
  const published = listPublished(tx).find((one) => one.flowId === flowId)
  if (published === undefined) {
    return { status: 'ignored', reason: 'The flow is not published any more', changes: [] }
  }
  const now = { ...happening, at: host.ports.clock.now() }
  const { started, changes } = startFlow(tx, host, now, published)
  const reason = `Started later, after a fault of Chairflow: ${started} ${started === 1 ? 'execution' : 'executions'}`
  return { status: 'applied', reason, changes }
}
