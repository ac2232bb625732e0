import { sqlite, type Tx } from '../tx.ts'

export function insertFlow(
  tx: Tx,
  flow: {
    readonly id: string
    readonly name: string
    readonly draftJson: string
    readonly at: number
    readonly by: string
  },
): void {
  tx.run(
    sqlite.insertInto('flow').values({
      id: flow.id,
      name: flow.name,
      draftJson: flow.draftJson,
      revision: 1,
      updatedAt: flow.at,
      updatedBy: flow.by,
      publishedVersion: null,
      createdAt: flow.at,
      deletedAt: null,
      pausedAt: null,
    }),
  )
}
