import { findOwner } from '@chairflow/store'
import { createChairflow } from '../chairflow.ts'
import type { Config } from '../config.ts'
import { databasePath } from '../database-path.ts'
import { importFlow } from '../flows/create-flow.ts'
import { createLogger } from '../log.ts'
import { HttpProblem } from '../problem.ts'
import { CommandFailed, type Run } from './command.ts'
import { readJsonFile } from './read-json-file.ts'

/** Through the running server when there is one, because only one process may write. */
export const importCommand: Run = async (config, [file = '']) => {
  const document = readJsonFile(file)
  const isRunning = findOwner(databasePath(config)) !== null
  const flow = isRunning ? await send(config, document) : await store(config, document)
  return {
    code: 0,
    lines: [`Imported "${flow.name}" as the draft ${flow.id}. Publish it in the editor.`],
    json: flow,
  }
}

type Imported = { readonly id: string; readonly name: string }

async function store(config: Config, document: unknown): Promise<Imported> {
  const chairflow = createChairflow(config, createLogger('silent'))
  try {
    const { id, name } = await importFlow(chairflow, document, 'command line')
    return { id, name }
  } catch (error) {
    if (error instanceof HttpProblem) throw new CommandFailed(problemWords(error))
    throw error
  } finally {
    chairflow.runtime.store.close()
  }
}

async function send({ host, port }: Config, document: unknown): Promise<Imported> {
  const address = `http://${host}:${port}`
  const response = await fetch(`${address}/api/v1/flows/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  }).catch(() => {
    throw new CommandFailed(
      `A Chairflow has the data folder open but does not answer at ${address}. Set CHAIRFLOW_HOST and CHAIRFLOW_PORT as for the server.`,
    )
  })
  const body = (await response.json()) as { id?: string; name?: string; detail?: string }
  if (!response.ok)
    throw new CommandFailed(body.detail ?? `The server answered ${response.status}.`)
  return { id: String(body.id), name: String(body.name) }
}

function problemWords({ message, problems = [] }: HttpProblem): string {
  return [message, ...problems.map((problem) => problem.message)].join('\n')
}
