import type { Queries, QueryName } from '@chairflow/node-kit'
import type { Tx } from '@chairflow/store'
import type { Host } from './host.ts'

/** Answers a node's question from the practice's tables; one file per question in queries/. */
export type Query<Name extends QueryName> = (
  tx: Tx,
  input: Queries[Name]['input'],
  context: { readonly at: number; readonly host: Host },
) => Queries[Name]['output']
