import type { Execution } from '@chairflow/api'
import { texts } from './texts.ts'

type Known = Pick<Execution, 'id' | 'flowName' | 'subject' | 'status' | 'startedAt'>

const FEW = 2

/**
 * What to say aloud when a list was read again: the few executions that are new or stand
 * differently, or how many there are; empty when nothing changed. Older ones that a further page
 * brought are no news.
 */
export function changeWords(before: readonly Known[], after: readonly Known[]): string {
  const statusBefore = new Map(before.map(({ id, status }) => [id, status]))
  const newest = before[0]?.startedAt ?? ''
  const said = after.flatMap(({ id, flowName, subject, status, startedAt }) => {
    const was = statusBefore.get(id)
    if (was === status) return []
    if (was) return [texts.isNow(flowName, subject, texts.status[status])]
    return startedAt > newest ? [texts.isNew(flowName, subject)] : []
  })
  return said.length > FEW ? texts.manyChanged(said.length) : said.join(' ')
}
