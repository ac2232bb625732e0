import type { Queries, QueryName } from '@chairflow/node-kit'
import type { Tx } from '@chairflow/store'
import type { Host } from './host.ts'

/** Who asks and when (UTC ms). */
export type Asked = {
  readonly at: number
  readonly host: Host
  readonly executionId: string
  readonly stepId: string
}

/**
 * Answers a node's question from the practice's tables; one file per question in queries/. It runs
 * in the turn's transaction and changes nothing: what does is a command.
 */
export type Query<Name extends QueryName> = (
  tx: Tx,
  input: Queries[Name]['input'],
  context: Asked,
) => Queries[Name]['output']
