import type { InboundEvent } from '@chairflow/connector-kit'
import type { Tx } from '@chairflow/store'
import type { Host } from '../host.ts'
import { applyHr } from '../practice/apply-hr.ts'
import type { Applied } from './applied.ts'

type Reported = Extract<InboundEvent, { type: 'credentials-reported' }>

/** News of certificates from an HR system. */
export function applyCredentials(tx: Tx, host: Host, { records }: Reported): Applied {
  const told = { records, actor: 'HR feed', source: 'HR feed' }
  const { changes, writes, findings } = applyHr(tx, host, told)
  const [first, ...more] = findings
  if (first !== undefined) {
    const reason = more.length === 0 ? first : `${first} And ${more.length} more like it.`
    return { status: 'unmatched', reason, changes }
  }
  const reason =
    writes.length === 0 ? 'Known already' : `Certificates changed or added: ${writes.length}`
  return { status: writes.length === 0 ? 'ignored' : 'applied', reason, changes }
}
