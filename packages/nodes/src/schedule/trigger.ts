import { lateWords, type Trigger } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

export const trigger: Trigger<typeof definition> = (config, happening) => {
  if (happening.type !== 'schedule') return null
  const { at, dueAt, scope } = happening
  const words = lateWords({ lateMs: at - dueAt }, config)
  if (words !== null && config.whenLate === 'skip') return null
  const because = `It is ${config.time} at ${scope.location.name}.`
  if (words === null) return { scope, because }
  const late = { scope, because: `${because} ${words}` }
  return config.whenLate === 'ask' ? { ...late, askFirst: words } : late
}
