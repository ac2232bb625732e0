import type { CommandName, Commands } from '@chairflow/node-kit'
import type { Tx } from '@chairflow/store'
import type { Asked } from './query.ts'

/** Changes the practice's records for a node, in its turn's commit; one file per command in commands/. */
export type Command<Name extends CommandName> = (
  tx: Tx,
  input: Commands[Name]['input'],
  context: Asked,
) => Commands[Name]['output']
