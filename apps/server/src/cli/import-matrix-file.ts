import type { ImportedMatrix } from '@chairflow/api'
import type { Config } from '../config.ts'
import { importMatrix } from '../matrix/import-matrix.ts'
import { BadInput, type Outcome } from './command.ts'
import { eitherWay, Refused } from './either-way.ts'

/** Reads a matrix into the practice, all of it or nothing; bad input says which cells. */
export async function importMatrixFile(
  config: Config,
  text: string,
  options: ReadonlySet<string>,
): Promise<Outcome> {
  const wish = { text, dryRun: options.has('dry-run'), publish: options.has('publish') }
  const answer = await eitherWay<ImportedMatrix>(config, {
    path: '/api/v1/matrix/import',
    body: wish,
    here: (chairflow) => importMatrix(chairflow, { ...wish, actor: 'command line' }),
  })
  if (answer instanceof Refused) {
    throw new BadInput([answer.detail, ...answer.problems.map(sayProblem)].join('\n'))
  }
  if (answer.problems.length > 0) {
    throw new BadInput(['The table cannot be read.', ...answer.problems.map(sayProblem)].join('\n'))
  }
  return { code: 0, lines: linesOf(answer), json: answer }
}

type Said = {
  readonly message: string
  readonly row?: number | null | undefined
  readonly column?: string | null | undefined
}

function sayProblem({ row, column, message }: Said): string {
  const where = [row ? `row ${row}` : '', column ?? ''].filter((word) => word !== '').join(', ')
  return where === '' ? message : `${where}: ${message}`
}

function linesOf({ dryRun, rows, created, changed, assumptions, gaps, flow }: ImportedMatrix) {
  const would = dryRun ? 'would be ' : ''
  return [
    `${rows.length} rows read; ${created.length} records ${would}added, ${changed.length} ${would}changed.`,
    ...assumptions.map((text) => `Assumed: ${text}`),
    ...gaps.map(({ severity, text, todo }) => `${severity}: ${text} ${todo}`),
    ...(flow === null ? [] : [`Published "${flow.name}", version ${flow.version}.`]),
    ...(dryRun ? ['Nothing was changed.'] : []),
  ]
}
