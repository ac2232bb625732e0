import type { FileCheck } from '@chairflow/store'
import { damageWords } from '../audit/damage-words.ts'
import { type Finding, ok, problemFound } from './finding.ts'

/** The pages of the file, its references, and the audit of its journals. */
export function examineFile({ integrity, orphans, audit }: FileCheck): readonly Finding[] {
  if (audit === null) {
    const count = `The data file is damaged (${integrity.length} findings).`
    return [
      problemFound('integrity', `${count} Stop Chairflow and run "chairflow restore FILE".`),
      problemFound('audit', 'The journals cannot be read, because the file is damaged.'),
    ]
  }
  const { executions, lines, checkpoints, damages } = audit
  const counts = `${lines} lines of ${executions} journals, ${checkpoints} checkpoints`
  return [
    ok('integrity', 'Every page of the data file is sound.'),
    orphans === 0
      ? ok('references', 'Every reference leads somewhere.')
      : problemFound(
          'references',
          `${orphans} rows point to rows that are not there: the file was changed by hand. Restore a backup.`,
        ),
    damages.length === 0
      ? ok('audit', `The journals are whole: ${counts}.`)
      : problemFound(
          'audit',
          `The journals were tampered with: ${damages.slice(0, 3).map(damageWords).join(' ')} "chairflow audit verify" lists all.`,
        ),
  ]
}
