import type { Credential, Provider } from '@chairflow/scheduling'
import type { RecordChange } from '../practice/record-change.ts'

/** Providers whose shifts or certificates were just taken away: then a lack of them is news. */
export type Lost = ReadonlySet<string>

/** Whose certificate or shifts a change took away. */
export function lostBy(changes: readonly RecordChange[]): Lost {
  return new Set(changes.flatMap(lostByOne))
}

function lostByOne({ kind, id, before, after }: RecordChange): readonly string[] {
  if (before === null) return []
  if (kind === 'provider') return hasShifts(before) && !hasShifts(after) ? [id] : []
  if (kind !== 'credential') return []
  const was = before as Credential
  const is = after as Credential | null
  const isSame = is !== null && is.providerId === was.providerId && is.kind === was.kind
  return isSame ? [] : [was.providerId]
}

function hasShifts(provider: object | null): boolean {
  return provider !== null && (provider as Provider).shifts.length > 0
}
