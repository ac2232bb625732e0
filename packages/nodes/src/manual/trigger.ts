import type { Trigger } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

/** Null as well when something it must know was not given. */
export const trigger: Trigger<typeof definition> = (config, happening) => {
  if (happening.type !== 'manual') return null
  const { input, appointment, actor } = happening
  if (config.about === 'appointment' && appointment === null) return null
  const given = config.inputs.map(({ name }) => [name, input[name] ?? ''] as const)
  const isMissing = config.inputs.some(({ name, required }) => required && !isGiven(input[name]))
  if (isMissing) return null
  const scope = { ...appointment, input: Object.fromEntries(given) }
  const because =
    actor === 'chairflow' ? 'Another flow started it.' : `${actor} started it by hand.`
  return { scope, because }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
