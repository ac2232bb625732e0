import type { Damage } from '@chairflow/store'

/** Names the place and the kind of damage, and nothing of what the line said. */
export function damageWords({ executionId, seq, kind }: Damage): string {
  if (executionId === null) return `Checkpoint ${seq} was ${kind}.`
  return kind === 'truncated'
    ? `Execution ${executionId}: the journal was cut off from line ${seq} on.`
    : `Execution ${executionId}: line ${seq} was ${kind}.`
}
