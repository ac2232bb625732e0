import { sqlite, type Tx } from '../tx.ts'

type Rename = { readonly executionId: string; readonly nodes: Readonly<Record<string, string>> }

/** What an execution did and asked for belongs to the nodes it stands at in its new version. */
export function renameNodes(tx: Tx, { executionId, nodes }: Rename): void {
  for (const [before, nodeId] of Object.entries(nodes)) {
    for (const table of ['effect', 'task'] as const) {
      tx.run(
        sqlite
          .updateTable(table)
          .set({ nodeId })
          .where('executionId', '=', executionId)
          .where('nodeId', '=', before),
      )
    }
  }
}
