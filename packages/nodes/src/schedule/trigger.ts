import type { Trigger } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

const MINUTE_MS = 60_000

export const trigger: Trigger<typeof definition> = (config, happening) => {
  if (happening.type !== 'schedule') return null
  const { at, dueAt, scope } = happening
  const lateMinutes = Math.floor((at - dueAt) / MINUTE_MS)
  const isLate = lateMinutes >= config.lateAfterMinutes
  if (isLate && config.whenLate === 'skip') return null
  const late = isLate ? ` It is ${lateMinutes} minutes late, as Chairflow was not running.` : ''
  return { scope, because: `It is ${config.time} at ${scope.location.name}.${late}` }
}
