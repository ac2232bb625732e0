import type { ImportCredentials, ImportedCredentials } from '@chairflow/api'
import { applyHr, readRecords } from '@chairflow/runtime'
import {
  type HrProblem,
  type PracticeRecords,
  planHr,
  type RecordWrite,
  readHrCsv,
  recordName,
  withWrites,
} from '@chairflow/scheduling'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'

const SOURCE = 'HR list'

type Wish = ImportCredentials & { readonly actor: string }

/** Takes an HR system's list into the certificates; a line that cannot be read refuses all of it. */
export async function importCredentials(
  chairflow: Chairflow,
  { text, dryRun = false, actor }: Wish,
): Promise<ImportedCredentials> {
  const { runtime } = chairflow
  const { records, problems } = readHrCsv(text)
  refuse(problems)
  if (dryRun) {
    return runtime.store.read((tx) => {
      const before = readRecords(tx)
      const { newId, clock } = runtime.host.ports
      const options = { newId, now: clock.now(), source: SOURCE }
      const { writes, findings } = planHr(records, before, options)
      return { dryRun, ...namesOf(writes, before), findings: findings.map((one) => one.text) }
    })
  }
  const { answer, changes } = await runtime.store.write((tx) => {
    const before = readRecords(tx)
    const applied = applyHr(tx, runtime.host, { records, actor, source: SOURCE })
    const named = namesOf(applied.writes, before)
    return {
      answer: { dryRun, ...named, findings: [...applied.findings] },
      changes: applied.changes,
    }
  })
  runtime.live.tell(changes)
  runtime.wake()
  return answer
}

function refuse(problems: readonly HrProblem[]): void {
  if (problems.length === 0) return
  const cells = problems.map(({ code, row, column, message }) => ({
    ...{ code, severity: 'error' as const, message, row, field: 'text' },
    ...(column !== null && { column }),
  }))
  throw new HttpProblem(422, 'Some lines cannot be read. Nothing was changed.', cells)
}

function namesOf(writes: readonly RecordWrite[], before: PracticeRecords) {
  const after = withWrites(before, writes)
  const known = new Set<string>(before.credentials.map(({ id }) => id))
  const named = ({ list, id, row }: RecordWrite) => ({
    ...{ list, id },
    name: recordName(list, row as never, after),
  })
  return {
    created: writes.filter(({ id }) => !known.has(id)).map(named),
    changed: writes.filter(({ id }) => known.has(id)).map(named),
  }
}
