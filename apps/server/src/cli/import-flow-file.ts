import type { Config } from '../config.ts'
import { importFlow } from '../flows/create-flow.ts'
import { BadInput, CommandFailed, type Outcome } from './command.ts'
import { eitherWay, Refused } from './either-way.ts'

export async function importFlowFile(
  config: Config,
  document: unknown,
  options: ReadonlySet<string>,
): Promise<Outcome> {
  if (options.size > 0) {
    throw new BadInput('A flow is imported as a draft: --dry-run and --publish are for the matrix.')
  }
  const flow = await eitherWay<{ readonly id: string; readonly name: string }>(config, {
    path: '/api/v1/flows/import',
    body: document,
    here: (chairflow) => importFlow(chairflow, document, 'command line'),
  })
  if (flow instanceof Refused) {
    throw new CommandFailed(
      [flow.detail, ...flow.problems.map(({ message }) => message)].join('\n'),
    )
  }
  const { id, name } = flow
  return {
    code: 0,
    lines: [`Imported "${name}" as the draft ${id}. Publish it in the editor.`],
    json: { id, name },
  }
}
