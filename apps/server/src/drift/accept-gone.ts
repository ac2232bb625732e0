import type { DriftFinding } from '@chairflow/api'
import { goneEvent } from '@chairflow/runtime'
import { appendPracticeLog, findDrift } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'
import { driftView } from './drift-view.ts'

type Accepting = { readonly id: string; readonly actor: string }

/** A person says that a visit is really gone: it is cancelled for us as well. */
export async function acceptGone(
  chairflow: Chairflow,
  { id, actor }: Accepting,
): Promise<DriftFinding> {
  const { store, host, ingest } = chairflow.runtime
  const at = host.ports.clock.now()
  const { connectionId, externalId } = await store.write((tx) => {
    const found = findDrift(tx, id)
    if (found === undefined) throw new HttpProblem(404, 'There is no such difference.')
    if (found.status !== 'open') throw new HttpProblem(409, 'This is settled already.')
    if (found.kind !== 'missing-there') {
      throw new HttpProblem(
        409,
        'Only a visit that is gone from the practice system can be given up.',
      )
    }
    const text = 'A visit that is gone from the practice system counts as cancelled'
    const line = { at, actor, action: 'changed', kind: 'drift', recordId: id, text } as const
    appendPracticeLog(tx, { ...line, changesJson: '{}' })
    return found
  })
  await ingest(connectionId, [goneEvent(externalId, at)])
  return store.read((tx) => {
    const row = findDrift(tx, id)
    if (row === undefined) throw new HttpProblem(404, 'There is no such difference.')
    return driftView(tx, chairflow, row)
  })
}
