import type { FileCheck } from '@chairflow/store'
import { damageWords } from '../audit/damage-words.ts'

/** What is wrong with a data file, a sentence each; none when nothing is. */
export function checkWords({ integrity, orphans, audit }: FileCheck): readonly string[] {
  return [
    ...integrity.map((found) => `The file is damaged: ${found}`),
    ...(orphans > 0 ? [`${orphans} rows point to rows that are not there.`] : []),
    ...(audit?.damages ?? []).map(damageWords),
  ]
}
