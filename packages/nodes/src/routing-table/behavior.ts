import { type Behavior, leave, unexpectedEvent } from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition, Row } from './definition.ts'

type Context = Parameters<Behavior<typeof definition>>[2]
type Config = Static<(typeof definition)['config']>

/** A value that is missing or in no row goes the way of everything else: nothing ends unseen. */
export const behavior: Behavior<typeof definition> = (config, event, context) => {
  if (event.type !== 'entered') return unexpectedEvent(event)
  const found = wordsOf(context.read(config.value))
  const row = found === null ? undefined : rowOf(config, found, context)
  if (row === undefined) {
    const because = found === null ? 'There is nothing to look up.' : `"${found}" is in no row.`
    return leave('otherwise', { value: found ?? '' }, because)
  }
  const values = (row.values ?? []).map(({ name, value }) => [name, value] as const)
  const output = { ...Object.fromEntries(values), row: row.label }
  return leave(row.port, output, `It is in the row "${row.label}".`)
}

/** The first row counts. */
function rowOf({ rows }: Config, found: string, context: Context): Row | undefined {
  return rows.find(({ when }) => isSame(context.render(when), found))
}

function wordsOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.toLowerCase()
}
