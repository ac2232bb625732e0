import type { Trigger } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

/**
 * Of the chosen days that were reached, the nearest counts: after a downtime, or when the flow is
 * published late, a certificate with 5 days left tells once, by "7 days", and not by 14, 30 and 60.
 */
export const trigger: Trigger<typeof definition> = (config, happening) => {
  if (happening.type !== 'credential') return null
  const { credential, provider } = happening.scope
  const reached = config.days.map(Number).filter((days) => days >= credential.daysLeft)
  if (reached.length === 0) return null
  const days = Math.min(...reached)
  return {
    scope: happening.scope,
    because: `${credential.type} of ${provider.name} ${credential.ends}.`,
    once: `${credential.id} ${credential.expiresOn} ${days}`,
  }
}
