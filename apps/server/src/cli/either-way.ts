import { findOwner } from '@chairflow/store'
import { type Chairflow, createChairflow } from '../chairflow.ts'
import type { Config } from '../config.ts'
import { databasePath } from '../database-path.ts'
import { createLogger } from '../log.ts'
import { HttpProblem } from '../problem.ts'
import { CommandFailed } from './command.ts'

/** One piece of work, as the running server is asked for it and as it is done without one. */
type EitherWay<Result> = {
  readonly path: string
  readonly body: unknown
  readonly here: (chairflow: Chairflow) => Promise<Result>
}

type Problems = { readonly detail?: string; readonly problems?: HttpProblem['problems'] }

/** Asks the server when one is running, because only one process may write; else does it itself. */
export async function eitherWay<Result>(
  config: Config,
  work: EitherWay<Result>,
): Promise<Result | Refused> {
  return findOwner(databasePath(config)) === null ? doHere(config, work) : ask(config, work)
}

/** What was sent is at fault, in sentences for whoever sent it. */
export class Refused {
  readonly detail: string
  readonly problems: NonNullable<HttpProblem['problems']>

  constructor({ detail = 'This was refused.', problems = [] }: Problems) {
    this.detail = detail
    this.problems = problems
  }
}

async function doHere<Result>(config: Config, { here }: EitherWay<Result>) {
  const chairflow = createChairflow(config, createLogger('silent'))
  try {
    return await here(chairflow)
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error
    return new Refused({ detail: error.message, problems: error.problems })
  } finally {
    chairflow.runtime.store.close()
  }
}

async function ask<Result>({ host, port }: Config, { path, body }: EitherWay<Result>) {
  const address = `http://${host}:${port}`
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new CommandFailed(
      `A Chairflow has the data folder open but does not answer at ${address}. Set CHAIRFLOW_HOST and CHAIRFLOW_PORT as for the server.`,
    )
  })
  const answer = (await response.json()) as Result & Problems
  if (response.ok) return answer
  const { detail = `The server answered ${response.status}.`, problems } = answer
  return new Refused({ detail, problems })
}
