import type { Damage } from '@chairflow/store'

/** Names the place and the kind of damage, and nothing of what the line said. */
export function damageWords({ executionId, seq, kind }: Damage): string {
  if (executionId === null) return `Checkpoint ${seq} was ${kind}.`
  const journal = `${executionId.startsWith('ovb_') ? 'Permission' : 'Execution'} ${executionId}`
  return kind === 'truncated'
    ? `${journal}: the journal was cut off from line ${seq} on.`
    : `${journal}: line ${seq} was ${kind}.`
}
