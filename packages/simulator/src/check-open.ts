import type { World } from './world.ts'

/** At any instant: whatever has not ended has something open that will move it. */
export function checkOpen({ life, violations }: World): void {
  const stuck = life()?.inspect<{ id: string; status: string }>(
    `select id, status from execution
      where status in ('running', 'waiting') and queuedStartJson is null
        and not exists (select 1 from timer where timer.executionId = execution.id)
        and not exists (select 1 from effect where effect.executionId = execution.id
          and effect.status in ('ready', 'running', 'retry', 'unknown'))
        and not exists (select 1 from execution as child where child.parentId = execution.id
          and child.status in ('running', 'waiting'))`,
  )
  for (const { id, status } of stuck ?? []) {
    violations.push(`${id} is ${status} and nothing is open that could move it`)
  }
}
