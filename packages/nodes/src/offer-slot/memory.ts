import type { Person, Slot } from '@chairflow/node-kit'

/**
 * Where one person stands. `expired` people were asked in an earlier wave that is closed; `skipped`
 * ones were never asked, because they may not be any more.
 */
export type Standing = 'asked' | 'expired' | 'declined' | 'optedOut' | 'unreachable' | 'skipped'

/** What an offer remembers between events. */
export type Memory = {
  readonly phase: 'asking' | 'over'
  readonly slot: Slot
  readonly people: readonly Person[]
  /** By patient id; people not asked yet are absent. */
  readonly standings: Readonly<Record<string, Standing>>
  /** Patient ids that were told the slot is filled: each is told once. */
  readonly told: readonly string[]
  /** Patient ids that were asked to answer YES in full: each is asked once. */
  readonly askedAgain: readonly string[]
  readonly startedAt: number
  /** By patient id: when their time to answer ends. Absent in offers begun before it was kept. */
  readonly askedUntil?: Readonly<Record<string, number>>
  /** Why the offer ended without a winner: closing texts say that it is gone, not filled. */
  readonly isGone?: boolean
}

export function newMemory(slot: Slot, people: readonly Person[], startedAt: number): Memory {
  const none = { standings: {}, told: [], askedAgain: [] }
  return { phase: 'asking', slot, people, startedAt, ...none }
}

export function setStanding(memory: Memory, patientId: string, standing: Standing): Memory {
  return { ...memory, standings: { ...memory.standings, [patientId]: standing } }
}

export function askedCount({ standings }: Memory): number {
  return Object.values(standings).filter((standing) => standing !== 'skipped').length
}

/** True while somebody who was asked may still say yes in their own time. */
export function isSomeoneDeciding({ standings }: Memory): boolean {
  return Object.values(standings).includes('asked')
}

/** People with an offer they neither declined nor could not get. */
export function hopeful({ people, standings }: Memory): readonly Person[] {
  return people.filter(({ patientId }) => {
    const standing = standings[patientId]
    return standing === 'asked' || standing === 'expired'
  })
}

export function personOf({ people }: Memory, patientId: string): Person | undefined {
  return people.find((person) => person.patientId === patientId)
}
