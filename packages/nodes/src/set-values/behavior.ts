import { type Behavior, leave, unexpectedEvent } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

/** A text that is one variable and nothing else keeps the kind of value it has. */
const ONE_VARIABLE = /^\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}$/

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  if (event.type !== 'entered') return unexpectedEvent(event)
  const values = config.values.map(({ name, value }) => {
    const path = ONE_VARIABLE.exec(value.trim())?.[1]
    return [name, path === undefined ? context.render(value) : context.read(path)] as const
  })
  const names = values.map(([name]) => name).join(', ')
  return leave('next', Object.fromEntries(values), `Set ${names}.`)
}
