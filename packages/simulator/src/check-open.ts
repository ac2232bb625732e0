import type { World } from './world.ts'

/** At any instant: whatever has not ended has something open that will move it, and limits hold. */
export function checkOpen(world: World): void {
  checkMoving(world)
  checkLimits(world)
}

/** All simulated flows that have a limit allow one at a time. */
function checkLimits({ life, violations }: World): void {
  const crowded = life()?.inspect<{ flowId: string; count: number }>(
    `select flowId, count(*) as count from execution
      where status in ('running', 'waiting') and queuedStartJson is null
        and concurrencyKey is not null
      group by flowId, concurrencyKey having count > 1`,
  )
  for (const { flowId, count } of crowded ?? []) {
    violations.push(`${count} executions of ${flowId} are under way where one may be`)
  }
}

function checkMoving({ life, violations }: World): void {
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
