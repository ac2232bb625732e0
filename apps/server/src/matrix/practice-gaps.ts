import { readRecords } from '@chairflow/runtime'
import { type Gap, lintPractice } from '@chairflow/scheduling'
import { listOpenFindings, type Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { practiceToday } from './practice-today.ts'

/** What the practice lacks today, and what a feed told of somebody we do not know. */
export function practiceGaps(tx: Tx, chairflow: Chairflow): readonly Gap[] {
  const records = readRecords(tx)
  const today = practiceToday(chairflow, records)
  const findings = listOpenFindings(tx).map(
    ({ text }): Gap => ({
      code: 'unknown-employee',
      severity: 'warning',
      text,
      todo: 'Add the provider, or give the one who is meant this id. Then send the list again.',
      where: null,
    }),
  )
  return [...findings, ...lintPractice(records, { today })]
}
