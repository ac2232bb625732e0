import { createHash } from 'node:crypto'
import { WaitlistEntry } from '@chairflow/scheduling'

const fields = Object.keys(WaitlistEntry.properties) as readonly (keyof WaitlistEntry)[]

/** Differs whenever anything of the entry does, whoever changed it: a person, a flow or an import. */
export function entryRevision(entry: WaitlistEntry): string {
  const content = JSON.stringify(fields.map((field) => entry[field]))
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}
