import { type FlowSettings, readVariable } from '@chairflow/flow'
import type { JsonObject } from '@chairflow/node-kit'

/** What a new execution does: start, wait for a place, not come to be, or take the oldest's place. */
export type Admission = 'start' | 'queue' | 'drop' | 'replace'

/** Executions of a flow with the same key count together; null when the flow has no limit. */
export function concurrencyKey({ concurrency }: FlowSettings, scope: JsonObject): string | null {
  if (concurrency === undefined) return null
  const value = readVariable(scope, concurrency.key)
  return value === undefined || value === null ? null : String(value)
}

/** What waits to start, and by which settings. */
export type Queued<Id> = { readonly id: Id; readonly settings: FlowSettings }

export type Released<Id> = {
  readonly started: readonly Id[]
  /** Its limit was reached already, and it is not one that waits. */
  readonly dropped: readonly Id[]
  /** Whose place a newer one took: under way, or about to start. */
  readonly replaced: readonly Id[]
}

/**
 * What becomes of those that wait, all of one key and the first come first, when they may start: as if
 * they came only now, one after the other, but that nobody begins whom a later one replaces.
 */
export function release<Id>(queue: readonly Queued<Id>[], underWay: readonly Id[]): Released<Id> {
  const none: readonly Id[] = []
  const after = queue.reduce(releaseNext, { inPlace: underWay, dropped: none, replaced: none })
  const started = after.inPlace.filter((id) => !underWay.includes(id))
  return { started, dropped: after.dropped, replaced: after.replaced }
}

type Releasing<Id> = Omit<Released<Id>, 'started'> & {
  /** The oldest first. */
  readonly inPlace: readonly Id[]
}

function releaseNext<Id>(so: Releasing<Id>, { id, settings }: Queued<Id>): Releasing<Id> {
  const { inPlace, dropped, replaced } = so
  switch (admit(settings, inPlace.length)) {
    case 'start':
      return { ...so, inPlace: [...inPlace, id] }
    case 'queue':
      return so
    case 'drop':
      return { ...so, dropped: [...dropped, id] }
    case 'replace':
      return {
        ...so,
        inPlace: [...inPlace.slice(1), id],
        replaced: [...replaced, ...inPlace.slice(0, 1)],
      }
  }
}

/** `underWay` counts started executions that have not ended, of the same flow and key. */
export function admit({ concurrency }: FlowSettings, underWay: number): Admission {
  if (concurrency === undefined || underWay < concurrency.limit) return 'start'
  return concurrency.onCollision
}
