import { readRecords } from '@chairflow/runtime'
import { type Gap, lintPractice } from '@chairflow/scheduling'
import { listOpenFindings, type Tx } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { practiceToday } from './practice-today.ts'

/** What the practice lacks today, and what a feed told that somebody has to look at. */
export function practiceGaps(tx: Tx, chairflow: Chairflow): readonly Gap[] {
  const records = readRecords(tx)
  const today = practiceToday(chairflow, records)
  const findings = listOpenFindings(tx).map(
    ({ code, text }): Gap => ({ ...todoOf(code), severity: 'warning', text, where: null }),
  )
  return [...findings, ...lintPractice(records, { today })]
}

function todoOf(code: string): Pick<Gap, 'code' | 'todo'> {
  if (code !== 'disputed-lapse') {
    const todo = 'Add the provider, or give the one who is meant this id. Then send the list again.'
    return { code: 'unknown-employee', todo }
  }
  const todo =
    'Look it up at the issuer. If it did lapse, enter its last day; if not, have HR correct the list. Then send the list again.'
  return { code: 'disputed-lapse', todo }
}
