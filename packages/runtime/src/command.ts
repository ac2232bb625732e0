import type { CommandName, Commands } from '@chairflow/node-kit'
import type { Tx } from '@chairflow/store'
import type { Host } from './host.ts'

export type CommandContext = {
  readonly at: number
  readonly host: Host
  readonly executionId: string
  readonly stepId: string
}

/** Changes the practice's records for a node, in its turn's commit; one file per command in commands/. */
export type Command<Name extends CommandName> = (
  tx: Tx,
  input: Commands[Name]['input'],
  context: CommandContext,
) => Commands[Name]['output']
