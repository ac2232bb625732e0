import type { TaskTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type NewTask = Omit<TaskTable, 'status' | 'decidedBy' | 'decidedAt' | 'choice'>

export function openTask(tx: Tx, task: NewTask): void {
  tx.run(
    sqlite
      .insertInto('task')
      .values({ ...task, status: 'open', decidedBy: null, decidedAt: null, choice: null })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  )
}
