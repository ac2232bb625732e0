import type { ProviderId, RoomId } from '../ids.ts'
import type { Score } from './score/score-provider.ts'

/** Somebody who may and can, with the room to take. */
export type MatchOption = Score & {
  readonly providerId: ProviderId
  readonly name: string
  /** Null where the practice has no room on file and only prefers one. */
  readonly roomId: RoomId | null
  readonly roomName: string | null
  readonly startAt: number
  readonly endAt: number
}

/** Best first; a name and then an id settle a tie, so that the same question has one answer. */
export function byScore(one: MatchOption, other: MatchOption): number {
  if (one.total !== other.total) return other.total - one.total
  if (one.name !== other.name) return one.name < other.name ? -1 : 1
  return one.providerId < other.providerId ? -1 : 1
}
