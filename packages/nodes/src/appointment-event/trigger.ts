import type { Trigger } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

const WORDS = {
  booked: 'was booked',
  confirmed: 'was confirmed',
  cancelled: 'was cancelled',
  changed: 'was moved or changed',
  'no-show': 'was marked as a no-show',
  'needs-reroute': 'cannot stay as it is',
} as const

export const trigger: Trigger<typeof definition> = (config, happening) => {
  if (happening.type !== 'appointment') return null
  const { change, scope } = happening
  if (!config.events.includes(change)) return null
  const { service, provider } = scope
  const why = scope.reroute === undefined ? '' : `: ${scope.reroute.reason}`
  const because = `An appointment for ${service.name} with ${provider.name} ${WORDS[change]}${why}.`
  return { scope, because }
}
